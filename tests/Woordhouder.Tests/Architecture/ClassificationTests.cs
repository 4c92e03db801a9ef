using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Texts;
using Woordhouder.Web.Hosting;

namespace Woordhouder.Tests.Architecture;

/// <summary>Every entity and every column says whether it is about a person (architecture §3, §8.2). Discovered from the model, never listed.</summary>
public sealed class ClassificationTests
{
    internal static IEnumerable<string> Complaints(Type entity, IEnumerable<(string Name, Type Type, PersonalAttribute? Personal, bool Operational, bool Nullable)> columns)
    {
        var about = entity.GetCustomAttributes(typeof(AboutPersonAttribute), false).Cast<AboutPersonAttribute>().ToList();
        var nobody = entity.IsDefined(typeof(NotAboutPersonAttribute), false);
        if (about.Count > 0 == nobody) yield return $"{entity.Name} must be either [AboutPerson] or [NotAboutPerson]";
        foreach (var c in columns)
        {
            var type = Nullable.GetUnderlyingType(c.Type) ?? c.Type;
            if (about.Count > 0)
            {
                if (c.Personal is null == !c.Operational) yield return $"{entity.Name}.{c.Name} must be either [Personal] or [Operational]";
                if (c.Operational && (type == typeof(string) || type == typeof(byte[]))) yield return $"{entity.Name}.{c.Name} holds text or bytes and cannot be operational";
                if (about[0].End == Erasure.Dissociate && c.Personal is { Remains: false } && !c.Nullable) yield return $"{entity.Name}.{c.Name} must be nullable or remain when the row is dissociated";
            }
            else if (type == typeof(PersonId) || PersonalNames.Any(n => c.Name.Contains(n, StringComparison.OrdinalIgnoreCase)))
                yield return $"{entity.Name}.{c.Name} looks like a person's, in a table about nobody";
        }
        if (about.Any(a => a.OnErasure == Erasure.Keep && a.KeptBecause is null)) yield return $"{entity.Name} is kept on erasure without a reason that the person reads";
        if (about.Select(a => a.Schedule).Distinct().Count() > 1) yield return $"{entity.Name}: all marks of one table share a schedule";
    }

    private static readonly string[] PersonalNames = ["Email", "Phone", "Iban", "BirthDate", "BornOn", "Postcode", "FamilyName", "GivenName", "PatronId", "PersonId"];

    private static IEnumerable<(string, Type, PersonalAttribute?, bool, bool)> Columns(IEntityType entity) => entity.GetProperties().Select(p =>
        (p.Name, p.ClrType, p.PropertyInfo?.GetCustomAttributes(typeof(PersonalAttribute), true).Cast<PersonalAttribute>().FirstOrDefault(),
            p.PropertyInfo?.IsDefined(typeof(OperationalAttribute), true) == true, p.IsNullable));

    [Fact]
    public void Every_entity_and_column_is_classified()
    {
        using var db = Models.Sqlite();
        Assert.Empty(db.Model.GetEntityTypes().SelectMany(e => Complaints(e.ClrType, Columns(e))));
    }

    [Fact]
    public void Every_table_about_people_has_the_filters_of_the_door()
    {
        using var db = Models.Sqlite();
        Assert.Empty(db.Model.GetEntityTypes().Where(e => e.ClrType.IsDefined(typeof(AboutPersonAttribute), false) && e.GetDeclaredQueryFilters().Count == 0).Select(e => e.Name));
    }

    [Fact]
    public void No_database_cascade_reaches_a_table_about_people()
    {
        using var db = Models.Postgres();
        Assert.Empty(db.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(k => k.DeleteBehavior is not (DeleteBehavior.NoAction or DeleteBehavior.ClientNoAction)).Select(k => k.ToString()));
    }

    [Fact]
    public void Every_personal_column_and_its_table_have_a_label_in_both_languages()
    {
        using var db = Models.Sqlite();
        var texts = TheTexts();
        var missing = Registry.Of(db.Model).Tables.SelectMany(t => t.Columns.Where(c => c.Mark is not null && !c.IsKey(t)).Select(c => $"{t.Table}.{c.Column}").Append($"table.{t.Table}")).Distinct().Where(id => !texts.Has(id));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_reason_to_keep_something_has_its_sentence()
    {
        using var db = Models.Sqlite();
        var texts = TheTexts();
        Assert.Empty(Registry.Of(db.Model).Tables.SelectMany(t => t.Marks).Select(m => m.Mark.KeptBecause).OfType<string>().Where(id => !texts.Has(id)));
    }

    internal static TextBook TheTexts()
    {
        using var app = (IDisposable)Composition.Build(Woordhouder.Platform.Libraries.LibraryClock.At(new Still(), null));
        return (TextBook)((Microsoft.AspNetCore.Builder.WebApplication)app).Services.GetService(typeof(TextBook))!;
    }

    private sealed class Still : TimeProvider;

    [Theory]
    [InlineData(typeof(Unmarked), "must be either [AboutPerson] or [NotAboutPerson]")]
    [InlineData(typeof(UnmarkedColumn), "must be either [Personal] or [Operational]")]
    [InlineData(typeof(OperationalText), "cannot be operational")]
    [InlineData(typeof(AddressOfNobody), "looks like a person's")]
    [InlineData(typeof(KeptSilently), "without a reason")]
    [InlineData(typeof(StaysWhenDissociated), "must be nullable or remain")]
    public void The_rule_rejects_a_bad_sample(Type sample, string because)
    {
        var columns = sample.GetProperties().Select(p => (p.Name, p.PropertyType, (PersonalAttribute?)p.GetCustomAttributes(typeof(PersonalAttribute), true).FirstOrDefault(),
            p.IsDefined(typeof(OperationalAttribute), true), Nullable.GetUnderlyingType(p.PropertyType) is not null));
        Assert.Contains(Complaints(sample, columns), c => c.Contains(because, StringComparison.Ordinal));
    }

#pragma warning disable CA1812, CA1852
    private class Unmarked { [Operational] public int Id { get; set; } }
    [AboutPerson("Id", Schedule.Membership)] private class UnmarkedColumn { public int Id { get; set; } }
    [AboutPerson("Id", Schedule.Membership)] private class OperationalText { [Operational] public string Note { get; set; } = ""; }
    [NotAboutPerson] private class AddressOfNobody { public string EmailOfOwner { get; set; } = ""; }
    [AboutPerson("Id", Schedule.Membership, OnErasure = Erasure.Keep)] private class KeptSilently { [Operational] public int Id { get; set; } }
    [AboutPerson("Id", Schedule.Membership, OnErasure = Erasure.Dissociate)] private class StaysWhenDissociated { [Personal(Category.Lending)] public DateOnly On { get; set; } }
#pragma warning restore CA1812, CA1852
}
