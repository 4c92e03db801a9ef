using Woordhouder.Platform.Statements;
using Xunit;

namespace Woordhouder.Tests.Platform.Statements;

public sealed class StatementHashTests
{
    [Fact]
    public void A_hash_is_sha_256_in_lower_case_hex_of_names_lengths_and_contents() =>
        // printf 'statement.yaml 2\na\n\nstatement.nl.md 1\nb\nstatement.en.md 1\nc\n' | sha256sum
        Assert.Equal("324ca2ba99a6fe7ab52fd6420eb35f5ad7605903f0717999d1c5a2917816a7b5", StatementHash.Of(new StatementFiles("a\n", "b", "c")));

    [Fact]
    public void Line_ends_and_a_byte_order_mark_change_nothing() =>
        Assert.Equal(StatementHash.Of(new StatementFiles("a\nb\n", "c\n", "d")), StatementHash.Of(new StatementFiles("\uFEFFa\r\nb\r\n", "c\r", "d")));

    [Fact]
    public void A_word_more_changes_it() =>
        Assert.NotEqual(StatementHash.Of(new StatementFiles("a", "b", "c")), StatementHash.Of(new StatementFiles("a", "b", "c c")));

    [Fact]
    public void Text_moved_from_one_file_to_the_next_changes_it() =>
        Assert.NotEqual(StatementHash.Of(new StatementFiles("ab", "", "")), StatementHash.Of(new StatementFiles("a", "b", "")));
}
