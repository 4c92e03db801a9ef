using Woordhouder.Platform.Jobs;
using Woordhouder.Privacy.Ledgers;

namespace Woordhouder.Privacy.Rights;

/// <summary>Ships the journal of protection and the ledger out of the database seconds after they were written.</summary>
internal sealed class JournalPump(ProtectionJournal journal, LedgerCopy ledger) : IPump
{
    public async Task<int> Turn(CancellationToken ct) => await journal.ShipAsync(ct) + await ledger.ShipAsync(ct);
}
