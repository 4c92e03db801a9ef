using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

public class IsbnTests
{
    [Theory]
    [InlineData("9780201616224", "9780201616224")]
    [InlineData("978-0-201-61622-4", "9780201616224")]
    [InlineData("978 0 201 61622 4", "9780201616224")]
    [InlineData("020161622X", "9780201616224")]
    [InlineData("0-201-61622-x", "9780201616224")]
    [InlineData("020161622X (pbk.)", "9780201616224")]
    [InlineData("020161622X :", "9780201616224")]
    [InlineData("0201616220 (fout) 020161622X", null)]
    [InlineData("ISBN 020161622X", "9780201616224")]
    [InlineData("9791034737291", "9791034737291")]
    [InlineData("9780201616225", null)]
    [InlineData("0201616221", null)]
    [InlineData("9770201616224", null)]
    [InlineData("02016X6224", null)]
    [InlineData("97802016162249", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_book_number_is_read_with_its_check_digit_and_always_as_thirteen_digits(string? text, string? expected)
    {
        Assert.Equal(expected is not null, Isbn.TryParse(text, out var isbn));
        if (expected is not null) Assert.Equal(expected, isbn.ToString());
    }

    [Fact]
    public void Both_forms_of_one_number_are_equal()
    {
        Assert.True(Isbn.TryParse("020161622X", out var ten) && Isbn.TryParse("978-0-201-61622-4", out var thirteen) && ten == thirteen);
    }

    [Theory]
    [InlineData("1524-4571", "1524-4571")]
    [InlineData("2434561x", "2434-561X")]
    [InlineData("0009-7330 (print)", "0009-7330")]
    [InlineData("0009-7331", null)]
    [InlineData("n.v.t.", null)]
    public void A_serial_number_needs_its_check_digit_too(string text, string? expected) => Assert.Equal(expected, Issn.Parse(text));

    [Theory]
    [InlineData("024 3_ $a8717418388324", "8717418388324")]
    [InlineData("024 1_ $a786936735390", "0786936735390")]
    [InlineData("024 7_ $a8717418388324$2ean", "8717418388324")]
    [InlineData("024 7_ $a10.3790/978-3-428-58501-4$2doi", null)]
    [InlineData("024 3_ $a8717418388325", null)]
    public void An_article_number_is_taken_from_024_when_it_is_one(string field, string? expected) =>
        Assert.Equal(expected, new Sample("245 00 $aFilm", field).Facts.Ean);
}
