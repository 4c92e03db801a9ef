namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Requests about rights are gone a while after they were closed. This issue has no table of requests: the database's own list of tables proves it. A table
/// with such a name that this evidence does not know makes it unproven, not green.
/// </summary>
internal sealed class OverdueRequests() : LiveEvidence("overdue.rights-request", "A_table_of_requests_that_nobody_looks_into_proves_nothing")
{
    protected override async Task At(Look look) =>
        look.Unproven = (await look.Columns()).Any(c => c.Table.Contains("request", StringComparison.Ordinal));
}

/// <summary>
/// The report or package that was made for somebody is gone after its period. They are made while the person waits and no table holds them, so what can lie
/// too long is a file: everything in the data folder except the database and the journal of protection counts from the day it was last written.
/// </summary>
internal sealed class OverduePackages() : LiveEvidence("overdue.rights-package", "A_package_left_in_the_data_folder_is_counted_when_its_period_is_over")
{
    protected override async Task At(Look look)
    {
        if ((await look.Columns()).Any(c => c.Table.Contains("package", StringComparison.Ordinal) || c.Table.Contains("report", StringComparison.Ordinal))) look.Unproven = true;
        if (!Directory.Exists(look.Context.DataFolder)) return;
        var words = await look.Words();
        foreach (var file in Directory.EnumerateFiles(look.Context.DataFolder, "*", SearchOption.AllDirectories).Where(f => !IsTheLibrarysOwn(Path.GetFileName(f))))
        {
            var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file));
            var terms = words.All.Where(w => w.Until is null || w.Until > written).Select(w => w.Period("rights-package")).OfType<string>().Select(Term.Of);
            look.Seen(1);
            if (terms.Any(t => look.DayOf(written) <= t.TooLate(look.Today))) look.Bad(1);
        }
    }

    private static bool IsTheLibrarysOwn(string name) => name.StartsWith("library.db", StringComparison.Ordinal) || name is "protection.journal" or "ledger.journal";
}
