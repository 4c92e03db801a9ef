using Woordhouder.Collection.Others;
using Woordhouder.Web.Simulation;

namespace Woordhouder.Tests.Collection.Others;

/// <summary>CQL as its grammar has it (Library of Congress, CQL 1.2; OASIS searchRetrieve 1.0 part 5), with the examples of those texts.</summary>
public sealed class CqlParserTests
{
    /// <summary>The tree on one line: index relation "term" as it was read, clauses in brackets.</summary>
    private static string Shown(string query)
    {
        var read = CqlParser.Read(query);
        return Node(read.Root) + string.Concat(read.Sort.Select(k => $" ^{k.Index}{Modifiers(k.Modifiers)}"));
    }

    private static string Node(CqlNode node) => node switch
    {
        CqlClause { Index: null } c => $"\"{c.Term}\"",
        CqlClause c => $"{c.Index} {c.Relation!.Name}{Modifiers(c.Relation.Modifiers)} \"{c.Term}\"",
        CqlJoin j => $"[{Node(j.Left)} {j.Operator.ToString().ToLowerInvariant()}{Modifiers(j.Modifiers)} {Node(j.Right)}]",
        _ => throw new InvalidOperationException(),
    };

    private static string Modifiers(IEnumerable<CqlModifier> modifiers) => string.Concat(modifiers.Select(m => $"/{m.Name}{m.Comparison}{m.Value}"));

    [Theory]
    // Bare terms
    [InlineData("cat", "\"cat\"")]
    [InlineData("\"complete dinosaur\"", "\"complete dinosaur\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"she said \\\"hello\\\"\"", "\"she said \\\"hello\\\"\"")]
    [InlineData("\"and\"", "\"and\"")]
    [InlineData("and", "\"and\"")]
    [InlineData("c*t", "\"c*t\"")]
    [InlineData("sortby", "\"sortby\"")]
    // Clauses
    [InlineData("title = dinosaur", "title = \"dinosaur\"")]
    [InlineData("title=dinosaur", "title = \"dinosaur\"")]
    [InlineData("DC.Title = Dinosaur", "dc.title = \"Dinosaur\"")]
    [InlineData("title any fish", "title any \"fish\"")]
    [InlineData("dc.title any/rel.CORI \"fish frog\"", "dc.title any/rel.cori \"fish frog\"")]
    [InlineData("dc.title cql.any fish", "dc.title cql.any \"fish\"")]
    [InlineData("dc.date within \"2002 2005\"", "dc.date within \"2002 2005\"")]
    [InlineData("dc.title == \"the complete dinosaur\"", "dc.title == \"the complete dinosaur\"")]
    [InlineData("numberOfWheels <= 3", "numberofwheels <= \"3\"")]
    [InlineData("numberOfPlates = 18", "numberofplates = \"18\"")]
    [InlineData("lengthOfFemur > 2.4", "lengthoffemur > \"2.4\"")]
    [InlineData("bioMass >= 100", "biomass >= \"100\"")]
    [InlineData("numberOfToes <> 3", "numberoftoes <> \"3\"")]
    [InlineData("dc.title =/stem/ignoreCase/locale=nl fish", "dc.title =/stem/ignorecase/locale=nl \"fish\"")]
    [InlineData("dc.title = or", "dc.title = \"or\"")]
    [InlineData("any or all:yes", "[\"any\" or \"all:yes\"]")]
    // Booleans bind alike, from the left
    [InlineData("dinosaur and bird or dinobird", "[[\"dinosaur\" and \"bird\"] or \"dinobird\"]")]
    [InlineData("(bird or dinosaur) and (feathers or scales)", "[[\"bird\" or \"dinosaur\"] and [\"feathers\" or \"scales\"]]")]
    [InlineData("\"feathered dinosaur\" AND (yixian OR jehol)", "[\"feathered dinosaur\" and [\"yixian\" or \"jehol\"]]")]
    [InlineData("(((a and b) or (c not d) not (e or f and g)) and h not i) or j", "[[[[[[\"a\" and \"b\"] or [\"c\" not \"d\"]] not [[\"e\" or \"f\"] and \"g\"]] and \"h\"] not \"i\"] or \"j\"]")]
    [InlineData("cat or/rel.combine=sum hat", "[\"cat\" or/rel.combine=sum \"hat\"]")]
    [InlineData("complete prox/unit=word/distance>3 dinosaur", "[\"complete\" prox/unit=word/distance>3 \"dinosaur\"]")]
    [InlineData("((title=a))", "title = \"a\"")]
    // Context sets
    [InlineData("> dc = \"info:srw/context-sets/1/dc-v1.1\" dc.title any fish", "info:srw/context-sets/1/dc-v1.1.title any \"fish\"")]
    [InlineData("> \"info:x\" title any fish", "info:x.title any \"fish\"")]
    [InlineData("> d = \"a\" > e = \"b\" d.x = 1 and e.y = 2", "[a.x = \"1\" and b.y = \"2\"]")]
    [InlineData("(> d = \"a\" d.x = 1) and d.y = 2", "[a.x = \"1\" and d.y = \"2\"]")]
    // Sorting
    [InlineData("dinosaur sortBy dc.date/sort.descending dc.title/sort.ascending", "\"dinosaur\" ^dc.date/sort.descending ^dc.title/sort.ascending")]
    [InlineData("cat or dog SORTBY title", "[\"cat\" or \"dog\"] ^title")]
    public void A_query_is_read_as_the_grammar_says(string query, string tree) => Assert.Equal(tree, Shown(query));

    [Theory]
    [InlineData("", Diagnostic.Syntax)]
    [InlineData("   ", Diagnostic.Syntax)]
    [InlineData("cat dog", Diagnostic.Syntax)] // index and relation without a term
    [InlineData("\"cat\" dog", Diagnostic.Syntax)]
    [InlineData("\"cat\" dog fish", Diagnostic.Syntax)]
    [InlineData("cat \"dog\"", Diagnostic.Syntax)]
    [InlineData("title =", Diagnostic.Syntax)]
    [InlineData("= cat", Diagnostic.Syntax)]
    [InlineData("cat and", Diagnostic.Syntax)]
    [InlineData("cat and not dog", Diagnostic.Syntax)] // not is a term here, and dog its relation
    [InlineData("cat and (", Diagnostic.Syntax)]
    [InlineData("()", Diagnostic.Syntax)]
    [InlineData("title = = cat", Diagnostic.Syntax)]
    [InlineData("title / cat", Diagnostic.Syntax)]
    [InlineData("cat sortby", Diagnostic.Syntax)]
    [InlineData("(cat sortby title) and dog", Diagnostic.Syntax)]
    [InlineData("> dc = title", Diagnostic.Syntax)]
    [InlineData("(cat", Diagnostic.Parentheses)]
    [InlineData("cat)", Diagnostic.Parentheses)]
    [InlineData("\"cat", Diagnostic.Quotes)]
    [InlineData("\"cat\\\"", Diagnostic.Quotes)]
    public void What_is_no_query_gets_the_diagnostic_of_the_list(string query, int diagnostic) =>
        Assert.Equal(diagnostic, Assert.Throws<DiagnosticException>(() => CqlParser.Read(query)).Diagnostic.Number);

    [Fact]
    public void A_query_that_is_too_long_too_deep_or_too_wide_is_refused_and_one_at_the_limit_is_not()
    {
        static int? Refused(string query) => Record.Exception(() => CqlParser.Read(query)) is DiagnosticException e ? e.Diagnostic.Number : null;
        Assert.Null(Refused(new string('a', CqlParser.LongestQuery)));
        Assert.Equal(Diagnostic.QueryTooLong, Refused(new string('a', CqlParser.LongestQuery + 1)));
        static string Nested(int depth) => new string('(', depth) + "a" + new string(')', depth);
        Assert.Null(Refused(Nested(CqlParser.DeepestNesting)));
        Assert.Equal(Diagnostic.Parentheses, Refused(Nested(CqlParser.DeepestNesting + 1)));
        static string Joined(int booleans) => string.Concat(Enumerable.Repeat("a and ", booleans)) + "a";
        Assert.Null(Refused(Joined(CqlParser.MostBooleans)));
        Assert.Equal(Diagnostic.TooManyBooleans, Refused(Joined(CqlParser.MostBooleans + 1)));
    }

    [Fact]
    public void No_text_whatever_makes_the_parser_fail_otherwise_than_with_a_diagnostic()
    {
        var chance = new Randomness(11);
        string[] pieces = ["a", "\"", "\\", "(", ")", "/", "=", "<", ">", " ", "and", "or ", "sortby ", "dc.title", "*", "^", "é", "\0", "\uD800", "prox", "\"x y\""];
        for (var i = 0; i < 20_000; i++)
        {
            var query = string.Concat(Enumerable.Range(0, 1 + chance.Below(11)).Select(_ => chance.Of(pieces)));
            try { CqlParser.Read(query); }
            catch (DiagnosticException) { /* the one way to refuse */ }
        }
    }
}

public sealed class CqlTermTests
{
    private static string Words(string term) => string.Join('|', CqlTerm.Words(term).Select(w => w.Text + (w.Truncated ? "*" : "")));

    [Theory]
    [InlineData("De Aanslag", "de|aanslag")]
    [InlineData("e-mail café", "e|mail|cafe")]
    [InlineData("comput*", "comput*")]
    [InlineData("e-comm* x", "e|comm*|x")]
    [InlineData("\\*ster \\\"x\\\" \\^", "ster|x")]
    public void A_term_is_words_in_plain_letters_and_a_star_at_the_end_cuts_one_off(string term, string words) => Assert.Equal(words, Words(term));

    [Theory]
    [InlineData("", Diagnostic.EmptyTerm)]
    [InlineData("  ", Diagnostic.EmptyTerm)]
    [InlineData("…", Diagnostic.EmptyTerm)]
    [InlineData("c?t", Diagnostic.Masking)]
    [InlineData("*cat", Diagnostic.Masking)]
    [InlineData("c*t", Diagnostic.Masking)]
    [InlineData("*", Diagnostic.Masking)]
    [InlineData("^cat", Diagnostic.Anchoring)]
    [InlineData("c\\at", Diagnostic.WrongEscape)]
    [InlineData("cat\\", Diagnostic.WrongEscape)]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u", Diagnostic.Feature)]
    public void What_the_index_cannot_answer_is_said_and_not_guessed(string term, int diagnostic) =>
        Assert.Equal(diagnostic, Assert.Throws<DiagnosticException>(() => CqlTerm.Words(term)).Diagnostic.Number);

    [Fact]
    public void A_plain_term_keeps_its_letters_and_takes_no_masks()
    {
        Assert.Equal("De \"aanslag\"", CqlTerm.Plain("De \\\"aanslag\\\" "));
        Assert.Equal(Diagnostic.Masking, Assert.Throws<DiagnosticException>(() => CqlTerm.Plain("97890*")).Diagnostic.Number);
        Assert.Equal(Diagnostic.TermTooLong, Assert.Throws<DiagnosticException>(() => CqlTerm.Plain(new string('x', 501))).Diagnostic.Number);
    }
}
