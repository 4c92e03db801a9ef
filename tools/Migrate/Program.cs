// Writes a migration for both databases from the difference between the model and the last snapshot:
//   dotnet run --project tools/Migrate -- NameOfTheChange
// Without a name it says whether a change is pending (exit code 1 if so).
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Access;
using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Exchanges;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy;

// Registering the modules puts their entities in the model.
new ServiceCollection().AddPatrons().AddCollection().AddCirculation().AddPrivacy().AddAccess().AddExchanges();

var root = new DirectoryInfo(Environment.CurrentDirectory);
while (root is not null && !File.Exists(Path.Combine(root.FullName, "global.json"))) root = root.Parent;
if (root is null) throw new InvalidOperationException("run this from the repository");

var pending = false;
foreach (var (engine, place) in new[] { ("Sqlite", DatabasePlace.Sqlite(":memory:")), ("Postgres", DatabasePlace.Postgres("Host=none")) })
{
    await using var db = new LibraryDb(LibraryDatabase.Options(place));
    if (args.Length == 0)
    {
        var changed = db.Database.HasPendingModelChanges();
        Console.WriteLine($"{engine}: {(changed ? "the model has changes without a migration" : "no pending change")}");
        pending |= changed;
        continue;
    }
#pragma warning disable EF1001 // the design-time services have no public way in but the dotnet-ef tool, which does not restore everywhere
    var services = new ServiceCollection();
    services.AddEntityFrameworkDesignTimeServices();
    services.AddDbContextDesignTimeServices(db);
    if (engine == "Sqlite") new Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices().ConfigureDesignTimeServices(services);
    else new Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal.NpgsqlDesignTimeServices().ConfigureDesignTimeServices(services);
#pragma warning restore EF1001
    await using var provider = services.BuildServiceProvider();
    await using var scope = provider.CreateAsyncScope();
    var project = Path.Combine(root.FullName, "src", $"Woordhouder.Migrations.{engine}");
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(args[0], $"Woordhouder.Migrations.{engine}", "");
    var files = scaffolder.Save(project, migration, project, dryRun: false);
    Console.WriteLine($"{engine}: {Path.GetFileName(files.MigrationFile)}");
}
return pending ? 1 : 0;
