using System.Globalization;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Statements;

/// <summary>The facts that changed, one sentence each, in the language of the reader.</summary>
internal sealed class FactDifference(Statement before, Statement after, string language, IReadOnlyList<CategoryLabel> categories)
{
    private readonly List<string> sentences = [];

    public IReadOnlyList<string> Sentences()
    {
        Controller();
        Entries(before.Purposes, after.Purposes, "doel", "purpose", p => p.Label.In(language), Purpose);
        Entries(before.Schedules, after.Schedules, "bewaartermijn", "schedule", s => $"{s.Label.In(language)} ({Wording.Of(s.Period, language)})", Schedule);
        Entries(before.Recipients, after.Recipients, "ontvanger", "recipient", Name, Recipient);
        Entries(before.Lanes, after.Lanes, "soort mail", "kind of mail", l => l.Label.In(language), Lane);
        Entries(before.Cookies, after.Cookies, "cookie", "cookie", c => c.Id, Cookie);
        Entries(before.Deviations.ToDictionary(d => d.Id), after.Deviations.ToDictionary(d => d.Id), "afwijking", "deviation", d => d.Id, Deviation);
        Entries(before.Clauses, after.Clauses, "clausule", "clause", c => c.Title.In(language), Clause);
        return sentences;
    }

    private void Entries<T>(IReadOnlyDictionary<string, T> was, IReadOnlyDictionary<string, T> now, string nl, string en, Func<T, string> name, Action<T, T> changed)
    {
        foreach (var (id, entry) in now)
            if (was.TryGetValue(id, out var earlier)) changed(earlier, entry);
            else Say($"Nieuw: {nl} “{name(entry)}”.", $"New: {en} “{name(entry)}”.");
        foreach (var (id, entry) in was)
            if (!now.ContainsKey(id)) Say($"Vervallen: {nl} “{name(entry)}”.", $"Gone: {en} “{name(entry)}”.");
    }

    private void Controller()
    {
        var (was, now) = (before.Controller, after.Controller);
        Changed("naam van de bibliotheek", "name of the library", was.Name, now.Name);
        Changed("korte naam", "short name", was.ShortName, now.ShortName);
        Changed("adres", "address", $"{was.Street}, {was.Postcode} {was.City}", $"{now.Street}, {now.Postcode} {now.City}");
        Changed("telefoonnummer", "telephone number", was.Phone, now.Phone);
        Changed("adres voor privacyvragen", "address for privacy questions", was.PrivacyMailbox, now.PrivacyMailbox);
        Changed("KvK-nummer", "Chamber of Commerce number", was.ChamberOfCommerce, now.ChamberOfCommerce);
        Changed("website", "website", was.Website, now.Website);
        Changed("wie over privacy gaat", "who looks after privacy", was.PrivacyOfficer.In(language), now.PrivacyOfficer.In(language));
        Changed("ISIL", "ISIL", was.Isil, now.Isil);
    }

    private void Purpose(PurposeFacts was, PurposeFacts now)
    {
        var (nl, en) = Of("doel", "purpose", now.Label);
        Changed($"naam van {nl}", $"name of {en}", was.Label.In(language), now.Label.In(language));
        Changed($"grondslag van {nl}", $"lawful basis of {en}", Wording.Of(was.Basis, language), Wording.Of(now.Basis, language));
        Categories(nl, en, was.Categories, now.Categories);
        Changed($"minimumleeftijd voor {nl}", $"minimum age for {en}", Number(was.MinimumAge), Number(now.MinimumAge));
        Changed($"toestemmingstekst van {nl}", $"consent text of {en}", was.ConsentText?.In(language) ?? "", now.ConsentText?.In(language) ?? "");
        Changed($"belang bij {nl}", $"interest of {en}", was.Interest?.In(language) ?? "", now.Interest?.In(language) ?? "");
        if (was.Needed != now.Needed)
            Say(now.Needed ? $"De gegevens voor {nl} zijn voortaan nodig." : $"De gegevens voor {nl} mag je voortaan weglaten.",
                now.Needed ? $"The data for {en} are needed from now on." : $"You may leave out the data for {en} from now on.");
    }

    private void Schedule(ScheduleFacts was, ScheduleFacts now)
    {
        var (nl, en) = Of("bewaartermijn", "schedule", now.Label);
        Changed($"naam van {nl}", $"name of {en}", was.Label.In(language), now.Label.In(language));
        if (was.Period != now.Period)
            Say($"“{now.Label.Nl}” wordt {Wording.Of(now.Period, "nl")} bewaard in plaats van {Wording.Of(was.Period, "nl")}.",
                $"“{now.Label.En}” is kept for {Wording.Of(now.Period, "en")} instead of {Wording.Of(was.Period, "en")}.");
        Categories(nl, en, was.Covers, now.Covers);
    }

    private void Recipient(RecipientFacts was, RecipientFacts now)
    {
        var (nl, en) = ($"ontvanger “{Name(now)}”", $"recipient “{Name(now)}”");
        var (had, has) = (was.Fields.Select(f => f.Field).ToHashSet(), now.Fields.Select(f => f.Field).ToHashSet());
        Gains(nl, en, [.. now.Fields.Where(f => !had.Contains(f.Field)).Select(f => f.Label.In(language))]);
        Loses(nl, en, [.. was.Fields.Where(f => !has.Contains(f.Field)).Select(f => f.Label.In(language))]);
        Changed($"land van {nl}", $"country of {en}", EuropeanUnion.NameOf(was.Country, language), EuropeanUnion.NameOf(now.Country, language));
        Changed($"doel bij {nl}", $"purpose of {en}", PurposeName(before, was.Purpose), PurposeName(after, now.Purpose));
        Changed($"situatie van {nl}", $"situation of {en}", was.Situation, now.Situation);
        Changed($"hosts van {nl}", $"hosts of {en}", string.Join(", ", was.Hosts), string.Join(", ", now.Hosts));
        Changed($"einde van de overeenkomst met {nl}", $"end of the agreement with {en}", Date(was.AgreementUntil), Date(now.AgreementUntil));
    }

    private void Lane(LaneFacts was, LaneFacts now)
    {
        var (nl, en) = Of("mail", "mail", now.Label);
        Changed($"naam van {nl}", $"name of {en}", was.Label.In(language), now.Label.In(language));
        Changed($"doel van {nl}", $"purpose of {en}", PurposeName(before, was.Purpose), PurposeName(after, now.Purpose));
        Changed($"afmelden voor {nl}", $"stopping {en}", Stop(was.Stop), Stop(now.Stop));
    }

    private void Cookie(CookieFacts was, CookieFacts now)
    {
        Changed($"levensduur van cookie “{now.Id}”", $"lifetime of cookie “{now.Id}”", Wording.Of(was.Lifetime, language), Wording.Of(now.Lifetime, language));
        Changed($"doel van cookie “{now.Id}”", $"use of cookie “{now.Id}”", was.Label.In(language), now.Label.In(language));
    }

    private void Deviation(DeviationFacts was, DeviationFacts now)
    {
        Changed($"besluit bij afwijking {now.Id}", $"decision of deviation {now.Id}", was.Decision, now.Decision);
        Changed($"gekozen gedrag bij afwijking {now.Id}", $"chosen behaviour of deviation {now.Id}", was.Behaviour.In(language), now.Behaviour.In(language));
    }

    private void Clause(Clause was, Clause now)
    {
        var (nl, en) = Of("clausule", "clause", now.Title);
        Changed($"titel van {nl}", $"title of {en}", was.Title.In(language), now.Title.In(language));
        Changed($"soort van {nl}", $"kind of {en}", Kind(was.Kind), Kind(now.Kind));
        Changed($"bewijs van {nl}", $"evidence of {en}", string.Join(", ", was.Evidence), string.Join(", ", now.Evidence));
        Changed($"programmadelen onder {nl}", $"parts of the program under {en}", string.Join(", ", was.RestsOn), string.Join(", ", now.RestsOn));
        Changed($"bron van {nl}", $"source of {en}", was.Source?.In(language) ?? "", now.Source?.In(language) ?? "");
    }

    private void Categories(string nl, string en, IReadOnlySet<Category> was, IReadOnlySet<Category> now)
    {
        Gains(nl, en, [.. now.Except(was).Order().Select(c => categories.In(c, language))]);
        Loses(nl, en, [.. was.Except(now).Order().Select(c => categories.In(c, language))]);
    }

    private void Gains(string nl, string en, string[] data)
    {
        if (data.Length > 0) Say($"Erbij voor {nl}: {Wording.Sentence(data, "nl")}.", $"Added to {en}: {Wording.Sentence(data, "en")}.");
    }

    private void Loses(string nl, string en, string[] data)
    {
        if (data.Length > 0) Say($"Niet meer voor {nl}: {Wording.Sentence(data, "nl")}.", $"No longer in {en}: {Wording.Sentence(data, "en")}.");
    }

    private void Changed(string nl, string en, string was, string now)
    {
        if (was == now) return;
        var nothing = language == "en" ? "none" : "geen";
        var (old, fresh) = (was.Length == 0 ? nothing : $"“{was}”", now.Length == 0 ? nothing : $"“{now}”");
        Say($"Gewijzigd: {nl}, van {old} in {fresh}.", $"Changed: {en}, from {old} to {fresh}.");
    }

    private void Say(string nl, string en) => sentences.Add(language == "en" ? en : nl);

    private string Name(RecipientFacts r) => r.Label?.In(language) ?? r.Id;

    private string PurposeName(Statement statement, string id) => statement.Purposes.GetValueOrDefault(id)?.Label.In(language) ?? id;

    private string Date(DateOnly? date) => date is { } day ? Wording.Of(day, language) : "";

    private string Stop(string stop) => (stop, language) switch
    {
        ("never", "en") => "not possible",
        ("reminder-only", "en") => "only for the reminder",
        (_, "en") => "with one click",
        ("never", _) => "niet mogelijk",
        ("reminder-only", _) => "alleen voor de herinnering",
        _ => "met één klik",
    };

    private string Kind(ClauseKind kind) => (kind, language) switch
    {
        (ClauseKind.Promise, "en") => "promise",
        (ClauseKind.Organisational, "en") => "organisational promise",
        (_, "en") => "information",
        (ClauseKind.Promise, _) => "belofte",
        (ClauseKind.Organisational, _) => "organisatorische belofte",
        _ => "informatie",
    };

    private static (string Nl, string En) Of(string nl, string en, Bilingual label) => ($"{nl} “{label.Nl}”", $"{en} “{label.En}”");

    private static string Number(int age) => age == 0 ? "" : age.ToString(CultureInfo.InvariantCulture);
}
