using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Evidences.Live;

namespace Woordhouder.Privacy.Evidences;

/// <summary>Registers the evidence that is a query over today's data.</summary>
internal static class LiveEvidenceRegistration
{
    public static IServiceCollection AddLiveEvidence(this IServiceCollection services)
    {
        foreach (var overdue in OverdueSchedules.All) services.AddSingleton<IEvidence>(overdue);
        return services
            .AddSingleton<IEvidence, OverdueRequests>().AddSingleton<IEvidence, OverduePackages>()
            .AddSingleton<IEvidence, EvidenceFresh>().AddSingleton<IEvidence, ControllerOnLetters>()
            .AddSingleton<IEvidence, SubscriptionsEntitlements>().AddSingleton<IEvidence, LoansRecorded>().AddSingleton<IEvidence, SweepRan>()
            .AddSingleton<IEvidence, ConsentsRecorded>().AddSingleton<IEvidence, YouthFree>().AddSingleton<IEvidence, HistoryChoiceHonoured>()
            .AddSingleton<IEvidence, RepresentationEndsAt16>().AddSingleton<IEvidence, MailWithinLanes>().AddSingleton<IEvidence, SendsWithinAllowList>()
            .AddSingleton<IEvidence, MembershipEnds>().AddSingleton<IEvidence, TitlesDetached>().AddSingleton<IEvidence, HoldsReviewed>()
            .AddSingleton<IEvidence, HoldsWithoutNames>().AddSingleton<IEvidence, HoldsCollectedGone>().AddSingleton<IEvidence, NoticesInOrder>().AddSingleton<IEvidence, ChargesInOrder>().AddSingleton<IEvidence, TerminalsLendingOnly>().AddSingleton<IEvidence, NotesOwnDay>().AddSingleton<IEvidence, GuestsNameAndCard>().AddSingleton<IEvidence, InstitutionsNoPerson>()
            .AddSingleton<IEvidence, LedgerChained>().AddSingleton<IEvidence, ConsultationsLogged>().AddSingleton<IEvidence, ErasureComplete>()
            .AddSingleton<IEvidence, RestrictionBites>().AddSingleton<IEvidence, TrainingGate>().AddSingleton<IEvidence, VersionsChained>();
    }
}
