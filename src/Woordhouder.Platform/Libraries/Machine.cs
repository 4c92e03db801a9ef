using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;

namespace Woordhouder.Platform.Libraries;

/// <param name="LastBackup">When the last backup was complete; null: none was ever made.</param>
/// <param name="FreeBytes">What the disk of the data folder still takes.</param>
public sealed record MachineHealth(DateTimeOffset? LastBackup, long FreeBytes, long DiskBytes)
{
    private const long Little = 1L << 30;

    /// <summary>Backups are made every night; a day of grace.</summary>
    public bool BackupIsOld(DateTimeOffset now) => LastBackup is null || now - LastBackup > TimeSpan.FromDays(2);

    /// <summary>Less than a tenth, or less than a gigabyte.</summary>
    public bool DiskIsFull => FreeBytes < Little || FreeBytes < DiskBytes / 10;
}

/// <summary>What the installation stands on: is there a backup, and does the disk take more.</summary>
public sealed class Machine(Things things, Library library)
{
    public async Task<MachineHealth> Look(CancellationToken ct = default)
    {
        var at = await things.Set<SettingRow>().Where(s => s.Name == SettingNames.LastBackup).Select(s => s.Value).FirstOrDefaultAsync(ct);
        var disk = new DriveInfo(Path.GetFullPath(library.Place.Data));
        return new MachineHealth(at is null ? null : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), disk.AvailableFreeSpace, disk.TotalSize);
    }
}
