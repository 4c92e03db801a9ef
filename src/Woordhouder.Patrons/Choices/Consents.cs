using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>Consents and objections that this module asks for; the words come from the statement in force.</summary>
internal static class Consents
{
    /// <summary>A purpose of a part to come; the objection at enrolment binds it from its first day (D6).</summary>
    public const string WelcomeMail = "welcome-mail";

    /// <summary>The question as the person reads it; null: the purpose is off and nothing is asked.</summary>
    public static string? ReadingHistoryText(Library library, string language) =>
        library.PurposeRuns(ReadingHistory.Id) ? library.Word.Statement.Purposes[ReadingHistory.Id].ConsentText?.In(language) : null;

    /// <summary>Evidence of the consent to keep titles: the text shown and the version of the statement (AVG art. 7(1), D11).</summary>
    public static ConsentRow ToReadingHistory(Library library, PersonId person, string language, string channel, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = person,
        Purpose = ReadingHistory.Id,
        GivenAt = now,
        Channel = channel,
        TextShown = ReadingHistoryText(library, language) ?? throw new InvalidOperationException("reading-history is off: nobody can consent to it"),
        StatementVersion = library.Word.Number,
    };
}
