// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Cli.Explanations;

/// <summary>Why something is not there or not told, in words that go on after "because".</summary>
internal static class UntoldText
{
    public static string Of(UntoldReason reason) => reason switch
    {
        UntoldReason.NoAgreement => "no agreement let the body have and publish these figures when the snapshot was made",
        UntoldReason.NoData => "its office had sent no figures of this kind when the snapshot was made",
        UntoldReason.NoMember => "it is no member of the body",
        UntoldReason.OtherStructure => "this side of the pair reports another structure than the snapshot is of",
        UntoldReason.NoSuchFigure => "none was sent, it was set aside, or it is in more detail than its country opens",
        UntoldReason.Withheld => "it is, or follows from, a value that is withheld from the readers of the snapshot",
        UntoldReason.NoLongerPermitted => "no agreement that is in force now lets it be read",
        UntoldReason.Confidential => "it is confidential to the two countries",
        UntoldReason.NoReconciliation => "the snapshot was made without a reconciliation of this pair and period",
        UntoldReason.NoEstimate => "the method gave none",
        UntoldReason.RestsOnEarlier => "it rests on figures that were revised before the snapshot was made",
        UntoldReason.SettledAnew => "the case was settled anew since, and only what stands now is kept ready",
        UntoldReason.NoFigure => "the case did not end with a figure",
        UntoldReason.ClassOfTotal => "it is a class: the estimate of the total is divided by the mean of the shares that both ends report, and explained there",
        UntoldReason.NotAgreedOn => "the two agreed on no figure of this period and these classes",
        _ => "nothing is said of it",
    };
}
