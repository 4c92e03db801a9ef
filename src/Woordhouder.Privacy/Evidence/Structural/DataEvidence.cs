using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Privacy.Evidences.Structural;

/// <summary>A column of the database with the marks of its property, read without the registry that report, sweep and erasure use.</summary>
/// <param name="Choice">A yes/no or a choice that has "no answer" as its first value.</param>
internal sealed record MarkedColumn(string Table, string Column, string Type, PersonalAttribute? Personal, bool Operational, IReadOnlyList<AboutPersonAttribute> About, bool Nobody, bool InModel, bool Choice);

internal abstract class DataEvidence(string id, params string[] sabotages) : StructuralEvidence(id, sabotages)
{
    /// <summary>Tables outside the model: names of migrations, the lock while migrating, and the full-text index with words of titles. They hold nothing about anybody.</summary>
    private static readonly HashSet<string> OfLibraries = ["migration", "__EFMigrationsLock", "full_text", "full_text_data", "full_text_idx", "full_text_docsize", "full_text_config", "full_text_index"];

    protected static async Task<IReadOnlyList<MarkedColumn>> MarkedAsync(EvidenceContext context, CancellationToken ct)
    {
        var properties = Model(context).GetEntityTypes().SelectMany(e => e.GetProperties().Select(p => (e.GetTableName(), p.GetColumnName(), p.PropertyInfo, e.ClrType)))
            .ToDictionary(x => (x.Item1!, x.Item2!), x => (x.PropertyInfo, x.ClrType));
        return [.. (await CatalogueAsync(context, ct)).Where(c => !OfLibraries.Contains(c.Table)).Select(c => properties.TryGetValue((c.Table, c.Column), out var p)
            ? new MarkedColumn(c.Table, c.Column, c.Type, p.PropertyInfo?.GetCustomAttribute<PersonalAttribute>(), p.PropertyInfo?.IsDefined(typeof(OperationalAttribute)) == true,
                [.. p.ClrType.GetCustomAttributes<AboutPersonAttribute>()], p.ClrType.IsDefined(typeof(NotAboutPersonAttribute)), true, p.PropertyInfo?.PropertyType is { } t && (t.IsEnum || t == typeof(bool)))
            : new MarkedColumn(c.Table, c.Column, c.Type, null, false, [], false, false, false))];
    }
}

/// <summary>Every column of the database's own catalogue is classified, and every personal one ends under a schedule of the statement.</summary>
internal sealed class ColumnsClassified() : DataEvidence("columns.classified", "A_column_that_nobody_classified_breaks_the_list_of_data", "A_schedule_that_leaves_out_a_category_breaks_the_list_of_data")
{
    public override async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct) => Count(await MarkedAsync(context, ct), c =>
        !c.InModel || c.About.Count == 0 != c.Nobody
        || (c.About.Count > 0 && c.Personal is null && !c.Operational)
        || (c.Operational && c.Type.Contains("TEXT", StringComparison.OrdinalIgnoreCase) && context.Sqlite is false)
        || (c.Personal is { } mark && !c.About.Any(a => context.Statement.Schedules.TryGetValue(KebabCase.Of(a.Schedule.ToString()), out var s) && s.Covers.Contains(mark.Category))));
}

/// <summary>Every personal column of the database is among those that the access report reads.</summary>
internal sealed class ReportComplete() : DataEvidence("report.complete", "A_column_that_the_report_does_not_read_breaks_the_promise_of_access")
{
    public override async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var read = PersonRows.ColumnsRead(context.Services.GetRequiredService<ProgramFactsReader>().Registry);
        return Count([.. (await MarkedAsync(context, ct)).Where(c => c.Personal is not null)], c => !read.Contains($"{c.Table}.{c.Column}"));
    }
}

/// <summary>The portability package holds what was provided or observed under consent or contract, all of it and nothing else.</summary>
internal sealed class PortabilityBasis() : DataEvidence("portability.basis", "A_purpose_on_another_basis_takes_its_columns_out_of_the_package")
{
    public override async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var allowed = context.Statement.Purposes.Values.Where(p => p.Basis.ToString() is "Consent" or "Contract"
            && context.Statement.Clauses[p.Clause].RestsOn.All(part => context.Services.GetServices<Platform.Modules.ModuleInfo>().Any(m => m.Parts.Contains(part)) || part.StartsWith("platform.", StringComparison.Ordinal)))
            .SelectMany(p => p.Categories).ToHashSet();
        var packed = Portability.ColumnsPacked(context.Services.GetRequiredService<ProgramFactsReader>().Registry, context.Services.GetRequiredService<Library>().Word);
        return Count([.. (await MarkedAsync(context, ct)).Where(c => c.Personal is not null)], c =>
            packed.Contains($"{c.Table}.{c.Column}") != (c.Personal is { Given: not By.Library, Secret: false } mark && allowed.Contains(mark.Category)));
    }
}

/// <summary>What looks like a password, key or token is marked secret, and what lies there is a hash.</summary>
internal sealed class SecretsHashed() : DataEvidence("secrets.hashed", "A_password_that_can_be_read_breaks_the_promise")
{
    private static readonly string[] Words = ["password", "token", "secret", "authenticator", "recovery", "stamp", "pin"];

    private static bool IsText(string type) => type.Contains("TEXT", StringComparison.OrdinalIgnoreCase) || type.Contains("char", StringComparison.OrdinalIgnoreCase)
        || type.Contains("BLOB", StringComparison.OrdinalIgnoreCase) || type.Contains("bytea", StringComparison.OrdinalIgnoreCase);

    public override async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var suspects = (await MarkedAsync(context, ct)).Where(c => c.About.Count > 0 && IsText(c.Type) && Words.Any(w => c.Column.Split('_').Contains(w))).ToList();
        long violations = suspects.Count(c => c.Personal is not { Secret: true });
        foreach (var column in suspects.Where(c => c.Column == "password_hash"))
        {
            // ASP.NET Core Identity's format 3 (PBKDF2): base64 of a block that begins with 0x01, so "AQ".
            await using var command = context.Connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {column.Table} WHERE {column.Column} IS NOT NULL AND ({column.Column} NOT LIKE 'AQ%' OR length({column.Column}) < 60)";
            violations += Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
        }
        return new EvidenceResult(violations, suspects.Count);
    }
}

/// <summary>Exercising a right costs nothing: no table about rights has an amount, and nothing that answers a right knows one.</summary>
internal sealed class RequestsFree() : DataEvidence("requests.free", "An_amount_beside_a_right_breaks_the_promise")
{
    private static readonly string[] Amounts = ["fee", "price", "amount", "cents", "charge", "cost"];

    public override async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var catalogue = await CatalogueAsync(context, ct);
        var rights = (await MarkedAsync(context, ct)).Where(c => c.Personal is { Category: Category.Rights }).Select(c => c.Table).ToHashSet();
        return Count([.. catalogue.Where(c => rights.Contains(c.Table))], c => c.Column.Split('_').Any(Amounts.Contains));
    }
}
