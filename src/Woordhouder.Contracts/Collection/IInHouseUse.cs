namespace Woordhouder.Contracts.Collection;

/// <summary>Collection counts what was read in the house and never left it: by copy, branch and month, for weeding and the yearly figures. There is no loan and nobody in it.</summary>
public interface IInHouseUse
{
    /// <param name="key">One-time key of the scan: counted once, however often it is sent.</param>
    Task Count(ItemId item, string branch, Guid key, CancellationToken ct = default);

    /// <summary>Whether this key counted something that still counts.</summary>
    Task<bool> Counted(Guid key, CancellationToken ct = default);

    /// <summary>What this key counted counts no more.</summary>
    /// <returns>False: it counted nothing, or was taken back before.</returns>
    Task<bool> TakeBack(Guid key, CancellationToken ct = default);

    /// <summary>How many were counted at a branch in the month of a day.</summary>
    Task<int> OfMonth(string branch, DateOnly day, CancellationToken ct = default);
}
