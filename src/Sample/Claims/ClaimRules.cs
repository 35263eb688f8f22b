using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Experiments;
using ActivationKernels.Sample.Reports;

namespace ActivationKernels.Sample.Claims;

/// <summary>The claims of the text, each with the rule that turns the figures of a run into a verdict.</summary>
internal static class ClaimRules
{
    /// <summary>A factor from which on one network counts as slower than another.</summary>
    private const double Slower = 1.2;

    /// <summary>What "several times" means at least.</summary>
    private const double Several = 2;

    private const double SmallGradient = 0.01;
    private const double SomeSaturation = 0.05;
    private const double ManyDead = 0.2;
    private const double SomeDead = 0.05;
    private const double FewDead = 0.01;
    private const double NearAccuracy = 0.01;

    public static IReadOnlyList<Claim> Judge(LaboratoryResults results) =>
    [
        SigmoidsKillGradients(results),
        OffCentreOutputsSlowTraining(results),
        TanhIsCentredButSaturates(results),
        RectifiersAreFasterThanTanh(results),
        RectifiersDie(results),
        EluAndMaxoutAreAlternatives(results),
        DoNotUseSigmoids(results),
    ];

    private static Claim SigmoidsKillGradients(LaboratoryResults results)
    {
        const string Statement = "Sigmoids kill the gradient in deep stacks.";
        string rule = $"Holds where the gradient of the first of eight layers is below {Format.Percent(SmallGradient)} of the last one's, and the stack misses 95 % where one of rectifiers reaches it; partly where one of both is so.";
        if (Find(results.Deep, "sigmoid") is not { } sigmoid || Find(results.Deep, "relu") is not { } relu)
        {
            return Open("gradients", Statement, rule);
        }

        Spread first = sigmoid.AtStart(s => s.GradientRatios[0]);
        return Judged(
            "gradients",
            Statement,
            $"First over last gradient norm at the start: sigmoid {Format.Spread(first)}, relu {Format.Spread(relu.AtStart(s => s.GradientRatios[0]))}. Train accuracy after {sigmoid.Runs[0].States.Count - 1} epochs: sigmoid {Format.Percent(sigmoid.AtEnd(s => s.TrainAccuracy))}, relu {Format.Percent(relu.AtEnd(s => s.TrainAccuracy))}.",
            rule,
            first.Median < SmallGradient,
            IsDeepSigmoidStuck(sigmoid, relu));
    }

    private static Claim OffCentreOutputsSlowTraining(LaboratoryResults results)
    {
        const string Statement = "Outputs that are not zero-centred slow training down.";
        string rule = $"Two pairs of networks differ in nothing but a constant that is added to the activation. Holds where the one off centre needs at least {Slower} times the epochs to 95 % in both pairs; partly in one.";
        if (results.Centring.Count < 2)
        {
            return Open("centring", Statement, rule);
        }

        return Judged(
            "centring",
            Statement,
            string.Join(' ', results.Centring.Select(p =>
                $"{p.OffCentre.Model.Name}: {Format.Spread(p.OffCentre.Best.Epochs)} epochs, {p.Centred.Model.Name}: {Format.Spread(p.Centred.Best.Epochs)}.")),
            rule,
            [.. results.Centring.Select(p => IsSlower(p.OffCentre.Best.Epochs, p.Centred.Best.Epochs))]);
    }

    private static Claim TanhIsCentredButSaturates(LaboratoryResults results)
    {
        const string Statement = "Tanh cures the centring, but it saturates.";
        string rule = $"Holds where sigmoid needs at least {Slower} times the epochs of tanh, and at least {Format.Percent(SomeSaturation)} of the tanh units are flat after training; partly where one of both is so.";
        if (Find(results.Comparison, "sigmoid") is not { } sigmoid || Find(results.Comparison, "tanh") is not { } tanh)
        {
            return Open("tanh", Statement, rule);
        }

        Spread start = tanh.AtStart(s => s.SaturatedShare);
        Spread end = tanh.AtEnd(s => s.SaturatedShare);
        return Judged(
            "tanh",
            Statement,
            $"Epochs to 95 %: tanh {Format.Spread(Epochs(tanh))}, sigmoid {Format.Spread(Epochs(sigmoid))}. Flat tanh units: {Format.Percent(start)} at the start, {Format.Percent(end)} after training.",
            rule,
            IsSlower(Epochs(sigmoid), Epochs(tanh)),
            end.Median >= SomeSaturation);
    }

    private static Claim RectifiersAreFasterThanTanh(LaboratoryResults results)
    {
        const string Statement = "Rectifiers converge several times faster than tanh (published: six times).";
        string rule = $"The published protocol: epochs to 25 % training error of a four-layer network, no regularisation, learning rate tuned for each. Holds from {Several} times on without overlap of the seeds; partly from {Slower} times on.";
        if (Find(results.Race, "tanh") is not { } tanh || Find(results.Race, "relu") is not { } relu)
        {
            return Open("speed", Statement, rule);
        }

        double factor = tanh.Best.Epochs.Median / relu.Best.Epochs.Median;
        bool isApart = relu.Best.Epochs.Most < tanh.Best.Epochs.Least;
        return new Claim(
            "speed",
            Statement,
            $"tanh {Format.Spread(tanh.Best.Epochs)} epochs at rate {Format.Number(tanh.Best.Rate)}, relu {Format.Spread(relu.Best.Epochs)} epochs at rate {Format.Number(relu.Best.Rate)}: {Format.Times(factor)}.",
            factor >= Several && isApart ? Verdict.Holds : factor >= Slower ? Verdict.HoldsPartly : Verdict.DoesNotHold,
            rule);
    }

    private static Claim RectifiersDie(LaboratoryResults results)
    {
        const string Statement = "At large learning rates or bad initialisation a fifth or more of the rectifiers die; leaky ones do not.";
        string rule = $"Dead: slope 0 on every train image. Holds where under some condition at least {Format.Percent(ManyDead)} of the rectifiers are dead in the median, and of the leaky ones at most {Format.Percent(FewDead)} under any; partly from {Format.Percent(SomeDead)} on.";
        if (results.Dying is not { } outcomes)
        {
            return Open("dying", Statement, rule);
        }

        DyingOutcome[] rectifiers = [.. outcomes.Where(o => IsRectifier(o.Model.Name))];
        DyingOutcome worst = rectifiers.MaxBy(o => o.DeadShare.Median)!;
        double leaky = outcomes.Except(rectifiers).Max(o => o.DeadShare.Median);
        return new Claim(
            "dying",
            Statement,
            $"Dead rectifiers: {string.Join(", ", rectifiers.Select(o => $"{Format.Percent(o.DeadShare)} at {o.Condition}"))}. Dead leaky units: at most {Format.Percent(leaky)}.",
            worst.DeadShare.Median < SomeDead ? Verdict.DoesNotHold
                : worst.DeadShare.Median >= ManyDead && leaky <= FewDead ? Verdict.Holds
                : Verdict.HoldsPartly,
            rule);
    }

    private static Claim EluAndMaxoutAreAlternatives(LaboratoryResults results)
    {
        const string Statement = "ELU and maxout are alternatives to rectifiers.";
        string rule = $"Holds where both reach 95 % in at most {Slower} times the epochs of relu, and a test accuracy at most one point below; partly where one of them does.";
        if (Find(results.Comparison, "relu") is not { } relu
            || Find(results.Comparison, "elu") is not { } elu
            || Find(results.Comparison, "maxout") is not { } maxout)
        {
            return Open("alternatives", Statement, rule);
        }

        return Judged(
            "alternatives",
            Statement,
            string.Join(' ', new[] { relu, elu, maxout }.Select(c =>
                $"{c.Model.Name}: {Format.Spread(Epochs(c))} epochs, test accuracy {Format.Percent(c.AtEnd(s => s.TestAccuracy))}.")),
            rule,
            IsAsGood(elu),
            IsAsGood(maxout));

        bool IsAsGood(TunedRuns other) =>
            Epochs(other).Median <= Slower * Epochs(relu).Median
            && other.AtEnd(s => s.TestAccuracy).Median >= relu.AtEnd(s => s.TestAccuracy).Median - NearAccuracy;
    }

    private static Claim DoNotUseSigmoids(LaboratoryResults results)
    {
        const string Statement = "Do not use sigmoids between layers.";
        string rule = $"Holds where sigmoid needs at least {Slower} times the epochs of every other contender, and the deep stack of sigmoids misses 95 % where one of rectifiers reaches it; partly where one of both is so.";
        if (Find(results.Comparison, "sigmoid") is not { } sigmoid
            || results.Comparison.Count < 2
            || Find(results.Deep, "sigmoid") is not { } deep
            || Find(results.Deep, "relu") is not { } deepRelu)
        {
            return Open("sigmoid", Statement, rule);
        }

        TunedRuns[] others = [.. results.Comparison.Where(c => c != sigmoid)];
        TunedRuns slowest = others.MaxBy(c => Epochs(c).Median)!;
        return Judged(
            "sigmoid",
            Statement,
            $"Epochs to 95 %: sigmoid {Format.Spread(Epochs(sigmoid))}, the slowest other ({slowest.Model.Name}) {Format.Spread(Epochs(slowest))}. Test accuracy of sigmoid {Format.Percent(sigmoid.AtEnd(s => s.TestAccuracy))}; eight layers deep its train accuracy ends at {Format.Percent(deep.AtEnd(s => s.TrainAccuracy))}.",
            rule,
            IsSlower(Epochs(sigmoid), Epochs(slowest)),
            IsDeepSigmoidStuck(deep, deepRelu));
    }

    private static bool IsRectifier(string model) => model.StartsWith("relu", StringComparison.Ordinal);

    private static bool IsDeepSigmoidStuck(TunedRuns sigmoid, TunedRuns relu) =>
        double.IsInfinity(Epochs(sigmoid).Median) && double.IsFinite(Epochs(relu).Median);

    private static bool IsSlower(Spread slow, Spread quick) => double.IsFinite(quick.Median) && slow.Median >= Slower * quick.Median;

    private static Spread Epochs(TunedRuns runs) => runs.EpochsTo(Laboratory.TargetAccuracy);

    private static TunedRuns? Find(IReadOnlyList<TunedRuns> runs, string name) => runs.FirstOrDefault(r => r.Model.Name == name);

    private static SweepResult? Find(IReadOnlyList<SweepResult> sweeps, string name) => sweeps.FirstOrDefault(s => s.Model.Name == name);

    private static Claim Open(string id, string statement, string rule) =>
        new(id, statement, "Not measured in this run.", Verdict.NotMeasured, rule);

    // All parts hold, some, or none.
    private static Claim Judged(string id, string statement, string found, string rule, params bool[] parts) => new(
        id,
        statement,
        found,
        parts.All(p => p) ? Verdict.Holds : parts.Any(p => p) ? Verdict.HoldsPartly : Verdict.DoesNotHold,
        rule);
}
