using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Privacy.Evidence.Live;

/// <summary>
/// A small library in order: a trained member of staff, three items, Anna who chose nothing, Bram who keeps his titles and Cato of eleven with a parent. Anna
/// has one item at home, Bram brought one back. The night's work of this day is done.
/// </summary>
internal sealed class LittleLibrary(TestLibrary lib) : IAsyncDisposable
{
    public TestLibrary Lib => lib;
    public PersonId Staff { get; private set; }
    public PersonId Anna { get; private set; }
    public PersonId Bram { get; private set; }
    public PersonId Cato { get; private set; }
    public Guid LentItem { get; private set; }
    public Guid BackItem { get; private set; }
    public Guid Title { get; private set; }

    public static async Task<LittleLibrary> Create(Engine engine, Action<IServiceCollection>? also = null)
    {
        var little = new LittleLibrary(await Empty(engine, s =>
        {
            s.AddSingleton<IMailTransport, Taken>();
            also?.Invoke(s);
        }));
        await little.Fill();
        return little;
    }

    /// <summary>A library without anybody, in which the nightly round of looking stays out: a test looks at what it is about.</summary>
    public static Task<TestLibrary> Empty(Engine engine, Action<IServiceCollection>? also = null) => TestLibrary.Create(engine, also: s =>
    {
        s.Remove(s.Single(d => d.ImplementationInstance is DailyJob { Name: "evidence" }));
        also?.Invoke(s);
    });

    private async Task Fill()
    {
        Staff = await NewStaff(trained: true);
        Title = Looking.NewId(lib);
        await lib.Put("title", ("id", Title), ("material_type", "book"), ("name", "De avonden"));
        (LentItem, BackItem) = (await NewItem("B-1"), await NewItem("B-2"));
        Anna = await Enrol("Anna", "3-5-1980", "basis");
        Bram = await Enrol("Bram", "12-11-1990", "compleet", keeps: true);
        Cato = await Enrol("Cato", "9-9-2014", "jeugd");
        await lib.Pump();
        await CheckOut(Anna, "B-1");
        await CheckOut(Bram, "B-2");
        await lib.Pump();
        await CheckIn("B-2");
        await lib.GoTo(lib.Today);
    }

    public async Task<PersonId> NewStaff(bool trained)
    {
        var staff = TypedId.New<PersonId>(lib.Clock);
        await lib.Put("staff", ("person_id", staff));
        if (trained) await lib.Put("training", ("person_id", staff), ("on", new DateOnly(2026, 1, 5)), ("valid_until", new DateOnly(2028, 1, 5)));
        return staff;
    }

    public async Task<Guid> NewItem(string barcode)
    {
        var id = Looking.NewId(lib);
        await lib.Put("item", ("id", id), ("title_id", Title), ("barcode", barcode), ("branch", "stad"));
        return id;
    }

    public OpenScope AtDesk() => lib.AsStaff(Staff, trained: true, "desk");

    public async Task<PersonId> Enrol(string name, string born, string subscription, bool keeps = false)
    {
        await using var desk = AtDesk();
        var child = subscription == "jeugd";
        var done = await desk.Get<EnrolAtDesk>().Do(new EnrolAtDeskRequest(name, null, "Vermeer", born, "1315 XC", "101", null, "Stadhuisplein", "Almere", subscription,
            child ? null : $"{name.ToLowerInvariant()}@example.org", null, child ? "Eva Vermeer" : null, child ? "eva@example.org" : null, null, keeps ? "Keep" : null,
            NoWelcomeMail: false, EvenIfLikelyKnown: true, "nl", "https://example.org"), default);
        return Good(done).Person;
    }

    public async Task CheckOut(PersonId patron, string barcode)
    {
        await using var desk = AtDesk();
        Good(await desk.Get<CheckOut>().Do(new CheckOutRequest(patron, barcode, "stad")));
    }

    public async Task CheckIn(string barcode)
    {
        await using var desk = AtDesk();
        Good(await desk.Get<CheckIn>().Do(new CheckInRequest(barcode, "stad")));
    }

    public static T Good<T>(Outcome<T> outcome) => outcome.Done ? outcome.Value : throw new InvalidOperationException(string.Join(", ", outcome.Refusals.Select(r => r.Code)));

    public ValueTask DisposeAsync() => lib.DisposeAsync();

    /// <summary>Takes every mail and does nothing with it.</summary>
    private sealed class Taken : IMailTransport
    {
        public Task Send(Library library, string address, string subject, string body, CancellationToken ct) => Task.CompletedTask;
    }
}
