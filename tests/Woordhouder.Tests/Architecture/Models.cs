using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Web.Hosting;

namespace Woordhouder.Tests.Architecture;

/// <summary>The model of the whole program, without a database.</summary>
internal static class Models
{
    private static readonly Lazy<bool> Composed = new(() =>
    {
        ((IDisposable)Composition.Build(LibraryClock.At(new Still(), null))).Dispose();
        return true;
    });

    public static LibraryDb Sqlite() => Of(DatabasePlace.Sqlite(":memory:"));
    public static LibraryDb Postgres() => Of(DatabasePlace.Postgres("Host=none"));

    private static LibraryDb Of(DatabasePlace place)
    {
        _ = Composed.Value;
        return new LibraryDb(LibraryDatabase.Options(place));
    }

    private sealed class Still : TimeProvider;
}
