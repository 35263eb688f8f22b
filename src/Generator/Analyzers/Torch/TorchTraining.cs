using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Propagation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Torch;

/// <summary>How a stack is trained, as far as the code around it says so.</summary>
/// <param name="Loss">What its output is handed to.</param>
/// <param name="LossPlace">The call that does.</param>
/// <param name="Optimizer">What gets its parameters.</param>
/// <param name="LearningRate">Of the optimizer; null where it is not constant.</param>
/// <param name="LearningRatePlace">Where it stands.</param>
internal sealed record TorchTraining(
    Loss Loss = Loss.Unspecified,
    SyntaxNode? LossPlace = null,
    Optimizer Optimizer = Optimizer.Unspecified,
    double? LearningRate = null,
    SyntaxNode? LearningRatePlace = null)
{
    // Modules and functions.
    private static readonly Dictionary<string, Loss> Losses = new(StringComparer.Ordinal)
    {
        ["CrossEntropyLoss"] = Loss.CrossEntropyWithLogits,
        ["cross_entropy"] = Loss.CrossEntropyWithLogits,
        ["BCELoss"] = Loss.BinaryCrossEntropy,
        ["binary_cross_entropy"] = Loss.BinaryCrossEntropy,
        ["BCEWithLogitsLoss"] = Loss.BinaryCrossEntropyWithLogits,
        ["binary_cross_entropy_with_logits"] = Loss.BinaryCrossEntropyWithLogits,
        ["MSELoss"] = Loss.MeanSquaredError,
        ["mse_loss"] = Loss.MeanSquaredError,
        ["L1Loss"] = Loss.MeanAbsoluteError,
        ["l1_loss"] = Loss.MeanAbsoluteError,
    };

    private static readonly Dictionary<string, Optimizer> Optimizers = new(StringComparer.Ordinal)
    {
        ["SGD"] = Optimizer.Sgd,
        ["Adam"] = Optimizer.Adam,
        ["AdamW"] = Optimizer.Adam,
        ["RMSProp"] = Optimizer.RmsProp,
    };

    /// <summary>Nothing is known.</summary>
    public static TorchTraining Unknown { get; } = new();

    /// <param name="scope">Where the network is used.</param>
    /// <param name="isNetwork">Whether an operation stands for it.</param>
    /// <param name="symbols">The library.</param>
    /// <param name="model">Of the file.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>Two losses, or two optimizers, leave that part unknown.</returns>
    public static TorchTraining Of(SyntaxNode scope, Func<IOperation, bool> isNetwork, TorchSymbols symbols, SemanticModel model, CancellationToken cancellation)
    {
        var modules = new TorchModuleReader(symbols, model, cancellation);
        var losses = new List<(Loss Loss, SyntaxNode Place)>();
        var optimizers = new List<(Optimizer Optimizer, IInvocationOperation Call)>();
        foreach (InvocationExpressionSyntax syntax in scope.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            string name = Name(syntax);
            if (!(name is "forward" or "call" || Losses.ContainsKey(name) || Optimizers.ContainsKey(name))
                || syntax.ArgumentList.Arguments.Count == 0
                || model.GetOperation(syntax, cancellation) is not IInvocationOperation call)
            {
                continue;
            }

            if (Optimizers.TryGetValue(name, out Optimizer optimizer) && symbols.IsOptimizer(call.TargetMethod) && GetsParameters(call))
            {
                optimizers.Add((optimizer, call));
            }
            else if (LossOf(call, name) is { } loss && IsOutput(call.Arguments[0].Value))
            {
                losses.Add((loss, syntax));
            }
        }

        TorchTraining training = Unknown;
        if (losses.Select(l => l.Loss).Distinct().Count() == 1)
        {
            training = training with { Loss = losses[0].Loss, LossPlace = losses[0].Place };
        }

        if (optimizers.Count == 1)
        {
            (Optimizer kind, IInvocationOperation call) = optimizers[0];
            IOperation? rate = TorchWeights.Argument(call, "lr") ?? TorchWeights.Argument(call, "learningRate");
            bool hasMomentum = TorchWeights.Argument(call, "momentum") is { } momentum && momentum.ConstantValue is not { HasValue: true, Value: 0.0 };
            training = training with
            {
                Optimizer = kind == Optimizer.Sgd && hasMomentum ? Optimizer.Momentum : kind,
                LearningRate = rate?.ConstantValue is { HasValue: true, Value: double or float or int } constant ? Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture) : null,
                LearningRatePlace = rate?.Syntax,
            };
        }

        return training;

        Loss? LossOf(IInvocationOperation call, string name) =>
            symbols.IsFunction(call.TargetMethod) ? (Losses.TryGetValue(name, out Loss loss) ? loss : null)
            : symbols.IsApplication(call.TargetMethod) && call.Arguments.Length > 1 && call.Instance is { } module
                && modules.Read(module).ToArray() is { Length: 1 } steps && Losses.TryGetValue(steps[0].Activation, out loss) ? loss
            : null;

        // net.forward(x), or a local that holds it and nothing else.
        bool IsOutput(IOperation operation)
        {
            operation = FormulaSite.Unconverted(operation);
            return operation is ILocalReferenceOperation local
                ? modules.Value(local) is IInvocationOperation value && IsApplied(value)
                : operation is IInvocationOperation call && IsApplied(call);
        }

        bool IsApplied(IInvocationOperation call) =>
            symbols.IsApplication(call.TargetMethod) && call.Arguments.Length == 1 && call.Instance is { } instance && isNetwork(FormulaSite.Unconverted(instance));

        bool GetsParameters(IInvocationOperation call) =>
            FormulaSite.Unconverted(call.Arguments[0].Value) is IInvocationOperation { TargetMethod.Name: "parameters", Instance: { } instance } && isNetwork(FormulaSite.Unconverted(instance));
    }

    private static string Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
