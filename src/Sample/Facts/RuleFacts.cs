using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using ActivationKernels.Common;
using ActivationKernels.Diagnosis;
using ActivationKernels.Propagation;

namespace ActivationKernels.Sample.Facts;

/// <summary>A rule that concerns an activation.</summary>
/// <param name="Id">For example "AK2101".</param>
/// <param name="Title">From the page of the rule.</param>
/// <param name="Situation">A network in which it fires with this activation.</param>
internal sealed record RuleFacts(string Id, string Title, string Situation)
{
    private const int Width = 64;

    // Stacks that go wrong in one way each; which rules fire is up to the activation.
    private static readonly (string Situation, Func<string, NetworkPlan> Plan)[] Situations =
    [
        ("eight layers of 64, Glorot's initialisation", a => Stack(a, 8, Width, InitialValues.Glorot(Width, Width))),
        ("weights of standard deviation 1", a => Stack(a, 3, Width, InitialValues.Normal(1))),
        ("weights of standard deviation 0.01", a => Stack(a, 3, Width, InitialValues.Normal(0.01))),
        ("six layers of four units", a => Stack(a, 6, 4, InitialValues.He(4))),
        ("a bias of -4 in every layer", a => Stack(a, 3, Width, InitialValues.He(Width), bias: -4)),
        ("Adam with a learning rate of 0.1", a => Stack(a, 3, Width, InitialValues.He(Width)) with
        {
            Optimizer = Propagation.Optimizer.Adam, LearningRate = 0.1, HasLearningRate = true,
        }),
    ];

    /// <summary>The rules that fire in one of a few stacks of the activation between layers; each rule once.</summary>
    /// <param name="activation">Name of a row with one input.</param>
    public static IReadOnlyList<RuleFacts> Concerning(string activation) =>
    [
        .. Situations
            .SelectMany(s => NetworkDiagnosis.Of(s.Plan(activation), Thresholds.Default, Gravity.Error).Findings
                .Select(f => new RuleFacts(f.RuleId, TitleOf(f.RuleId), s.Situation)))
            .DistinctBy(r => r.Id)
            .OrderBy(r => r.Id, StringComparer.Ordinal),
    ];

    /// <summary>The heading of the rule's page, without the id.</summary>
    public static string TitleOf(string id)
    {
        using Stream page = Assembly.GetExecutingAssembly().GetManifestResourceStream($"rules/{id}.md")
            ?? throw new ArgumentException($"No page for {id}.", nameof(id));
        using var reader = new StreamReader(page);
        string heading = reader.ReadLine()!;
        int colon = heading.IndexOf(':', StringComparison.Ordinal);
        return heading[(colon + 1)..].Trim();
    }

    private static NetworkPlan Stack(string activation, int hidden, int width, InitialValues weights, double bias = 0)
    {
        IEnumerable<LayerPlan> layers = Enumerable.Range(0, hidden)
            .Select(_ => new LayerPlan(width, width, width, activation, EquatableArray<Catalog.ParameterValue>.Empty, weights, InitialValues.Constant(bias)))
            .Append(new LayerPlan(
                DigitsData.ClassCount, width, DigitsData.ClassCount, Catalog.NetworkRoles.Linear, EquatableArray<Catalog.ParameterValue>.Empty, InitialValues.LeCun(width), InitialValues.Zero));
        return new NetworkPlan("Example", 1, IsInputScaleAssumed: false, layers.ToEquatableArray(), Propagation.Loss.CrossEntropyWithLogits);
    }
}
