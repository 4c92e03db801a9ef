using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;

namespace Woordhouder.Privacy.Rights;

/// <summary>Ships the journal of protection out of the database seconds after it was written.</summary>
internal sealed class JournalPump(Unit unit, ProtectionJournal journal) : IPump
{
    public Task<int> Turn(CancellationToken ct)
    {
        var db = unit.Across();
        return unit.Transact(() => journal.ShipAsync(db, ct), ct);
    }
}
