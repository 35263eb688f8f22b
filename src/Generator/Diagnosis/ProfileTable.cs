using System.Text;
using ActivationKernels.Propagation;

namespace ActivationKernels.Diagnosis;

/// <summary>The figures of a network per layer, as the long description of a diagnostic gives them.</summary>
internal static class ProfileTable
{
    public static string Print(NetworkCase network)
    {
        var text = new StringBuilder("At initialisation");
        text.Append(network.Plan.IsInputScaleAssumed ? ", with inputs of mean square 1 (assumed)" : ", with inputs of mean square ")
            .Append(network.Plan.IsInputScaleAssumed ? "" : Figures.Text(network.Plan.InputSecondMoment))
            .Append(":\nlayer, units, activation: variance q, saturated share, chi (factor of the squared gradient norm), gradient factor up to here");
        if (network.HasNoSignal)
        {
            return text.Append("\nnot computed: the stack passes no signal on").ToString();
        }

        for (int i = 0; i < network.Plan.Layers.Count; i++)
        {
            LayerPlan layer = network.Plan.Layers[i];
            LayerProfile profile = network.Signal.Layers[i];
            text.Append('\n').Append(Figures.Text(i + 1))
                .Append(", ").Append(Figures.Text(layer.Units))
                .Append(", ").Append(layer.Activation)
                .Append(": ").Append(Figures.Text(profile.Variance))
                .Append(", ").Append(Figures.Percent(profile.SaturatedShare));
            text.Append(i < network.Last ? $", {Figures.Text(profile.Chi)}, {Figures.Text(profile.GradientFactor)}" : ", -, -");
        }

        return text.ToString();
    }
}
