using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

/// <summary><c>loans:</c>, one rule a line, and what can be wrong with the table as a whole.</summary>
internal static partial class SettingsReader
{
    private const string AddLast = "end the list with a line that names nothing, such as {days: 21, renewals: 2}";

    private static LoanRule Rule(MapNode s)
    {
        var rule = s.Finish(new LoanRule(s.Optional("subscription"), s.Optional("material"), s.Optional("branch"), s.Number("days", null), s.Number("renewals", null), s.OptionalNumber("limit"), s.Money("fee", Kernel.Money.Zero), s.Place.Line));
        if (s.Has("days") && rule.Days is < 1 or > 365) s.Complain($"a loan of {rule.Days} days", "give it 1 to 365 days", "days");
        if (rule.Renewals > 99) s.Complain($"{rule.Renewals} renewals", "give 0 to 99", "renewals");
        if (rule.Limit is 0) s.Complain("a limit of 0 lends nothing", "give a limit of 1 or more, or leave it out", "limit");
        return rule;
    }

    private static void CheckRules(LibrarySettings settings, MapNode top, List<Complaint> complaints)
    {
        var rules = settings.Loans.Rules;
        var (subscriptions, branches) = (settings.Subscriptions.Select(s => s.Id).ToList(), settings.Branches.Select(b => b.Id).ToList());
        var file = top.Place.File;
        void Unknown(LoanRule rule, string kind, string? named, IReadOnlyCollection<string> known)
        {
            if (named is not null && !known.Contains(named)) complaints.Add(new Complaint(new Place(file, rule.Line), $"'{named}' is no {kind} of this library", $"use one of: {string.Join(", ", known)}; or leave '{kind}' out for all"));
        }
        foreach (var rule in rules)
        {
            Unknown(rule, "subscription", rule.Subscription, subscriptions);
            Unknown(rule, "material", rule.Material, MaterialTypes.Ids);
            Unknown(rule, "branch", rule.Branch, branches);
        }
        if (rules.Count == 0 || !rules.Any(r => r.FitsEverything)) complaints.Add(new Complaint(top.PlaceOf("loans"), "no line of 'loans' fits everything, so some loans would have no period", AddLast));

        // What each combination of this library comes to: a line that no combination comes to is never used.
        var used = new HashSet<int>();
        foreach (var subscription in subscriptions)
            foreach (var material in MaterialTypes.Ids)
                foreach (var branch in branches)
                    if (rules.FirstOrDefault(r => r.Fits(subscription, material, branch)) is { } first) used.Add(first.Line);
        foreach (var (rule, place) in rules.Select((r, n) => (r, n)))
        {
            var before = rules.Take(place).ToList();
            if (before.Find(b => (b.Subscription, b.Material, b.Branch) == (rule.Subscription, rule.Material, rule.Branch)) is { } same)
                complaints.Add(new Complaint(new Place(file, rule.Line), $"this line is about the same as line {same.Line}, which comes first", "keep one of the two"));
            else if (!used.Contains(rule.Line) && Known(rule))
                complaints.Add(new Complaint(new Place(file, rule.Line), Covering(before, rule) is { } wider ? $"this line is never reached: line {wider.Line} fits all of it and comes first" : "this line is never reached: lines before it fit all of it", "put it higher, or take it away"));
        }

        bool Known(LoanRule rule) => (rule.Subscription is null || subscriptions.Contains(rule.Subscription)) && (rule.Material is null || MaterialTypes.Ids.Contains(rule.Material)) && (rule.Branch is null || branches.Contains(rule.Branch));
    }

    private static LoanRule? Covering(List<LoanRule> before, LoanRule rule) => before.Find(b =>
        (b.Subscription is null || b.Subscription == rule.Subscription) && (b.Material is null || b.Material == rule.Material) && (b.Branch is null || b.Branch == rule.Branch));
}
