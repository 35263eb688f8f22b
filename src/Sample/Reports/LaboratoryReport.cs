using System;
using System.Collections.Generic;
using ActivationKernels.Sample.Claims;
using ActivationKernels.Sample.Experiments;
using ActivationKernels.Sample.Facts;
using ActivationKernels.Sample.KernelChecks;
using ActivationKernels.Sample.Reports.Sections;

namespace ActivationKernels.Sample.Reports;

/// <summary>Everything that a report of a run is made of.</summary>
/// <param name="Results">Of the experiments.</param>
/// <param name="Kernels">Accuracy and speed; empty where the run was stopped before.</param>
/// <param name="Messages">What the compiler said about this program.</param>
/// <param name="Duration">Of the whole run.</param>
internal sealed record LaboratoryRun(
    LaboratoryResults Results, IReadOnlyList<KernelFigures> Kernels, IReadOnlyList<CompilerMessage> Messages, TimeSpan Duration);

/// <summary>Composes the report of a run.</summary>
internal static class LaboratoryReport
{
    public static Document Compose(LaboratoryRun run, DigitsData data)
    {
        LaboratoryResults results = run.Results;
        LaboratorySettings settings = results.Settings;
        var sections = new List<Section> { ClaimsSection.Compose(ClaimRules.Judge(results)) };
        sections.AddRange(ComparisonSections.Compose(results));
        sections.AddRange(ExperimentSections.Compose(results));
        sections.Add(CompilerSection.Compose(results, run.Messages));
        if (run.Kernels.Count > 0)
        {
            sections.Add(KernelSection.Compose(run.Kernels));
        }

        sections.Add(GallerySection.Compose());
        return new Document(
            "Which activation, and why",
            $"Small classifiers of handwritten digits, trained on this machine with generated kernels and networks{(results.IsStopped ? "; the run was stopped, and holds what was finished until then" : "")}.",
            [
                ("Processor", Machine.Processor),
                ("Vector path", Machine.VectorPath),
                ("Runtime", Machine.Runtime),
                ("Data", $"{data.Train.Count} train and {data.Test.Count} test images of 8x8 pixels"),
                ("Runs", FormattableString.Invariant($"{settings.Epochs} epochs, seeds {settings.FirstSeed} to {settings.FirstSeed + settings.Seeds - 1}; medians, with the ends in brackets")),
                ("Duration", FormattableString.Invariant($"{run.Duration.TotalSeconds:0} s")),
            ],
            sections);
    }
}
