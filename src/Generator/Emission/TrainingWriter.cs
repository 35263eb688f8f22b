using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Lowering;
using ActivationKernels.Propagation;

namespace ActivationKernels.Emission;

/// <summary>Writes the members of a declared network that need its loss: gradients, training steps and observations.</summary>
internal sealed class TrainingWriter
{
    private const string Services = NetworkWriter.Services;

    // Where nobody declares a rate: the usual ones.
    private const double AdaptiveRate = 0.001;
    private const double DescentRate = 0.01;

    private readonly NetworkWriter network;
    private readonly CodeWriter writer;
    private readonly NetworkSource source;
    private readonly ImmutableArray<NetworkLayer> layers;

    public TrainingWriter(NetworkWriter network, CodeWriter writer, NetworkSource source, ImmutableArray<NetworkLayer> layers)
    {
        this.network = network;
        this.writer = writer;
        this.source = source;
        this.layers = layers;
    }

    private NetworkLayer Output => layers[layers.Length - 1];

    private Loss Loss => source.Plan.Loss;

    private Optimizer Optimizer => source.Plan.Optimizer;

    // Softmax with its cross-entropy, and the sigmoid with its own: the gradient of the pre-activations needs no slope, and the
    // loss no logarithm of a rounded probability.
    private bool IsFused =>
        (Loss == Loss.CrossEntropy && Output.IsDistribution)
        || (Loss == Loss.BinaryCrossEntropy && Output.Behaviour is { IsLogistic: true, SteepestSlope: 0.25 });

    private int StateCount => Optimizer switch
    {
        Optimizer.Adam => 2,
        Optimizer.Momentum or Optimizer.RmsProp => 1,
        _ => 0,
    };

    public void Write()
    {
        WriteState();
        WriteGradients();
        WriteTrainSteps();
        WriteBackpropagate();
        WriteUpdate();
        WriteObserve();
        WriteWorkspace();
    }

    private void WriteState()
    {
        foreach (string field in Fields())
        {
            writer.Line();
            NetworkWriter.Field(writer);
            writer.Line(field);
        }

        double usual = Optimizer is Optimizer.Adam or Optimizer.RmsProp ? AdaptiveRate : DescentRate;
        double rate = source.Plan.HasLearningRate ? source.Plan.LearningRate : usual;
        NetworkWriter.Member(writer, "Step size of the following training steps.");
        writer.Line($"public float LearningRate {{ get; set; }} = {NetworkLayer.Single(rate)};");
        NetworkWriter.Member(writer, "Gradients of the loss of the last batch, in the order of <see cref=\"Parameters\"/>.");
        writer.Line("public global::System.ReadOnlySpan<float> Gradients => gradients;");

        IEnumerable<string> Fields()
        {
            yield return $"private readonly {Services}AlignedBuffer gradients = new {Services}AlignedBuffer(ParameterCount);";
            for (int i = 1; i <= StateCount; i++)
            {
                yield return $"private readonly {Services}AlignedBuffer state{i} = new {Services}AlignedBuffer(ParameterCount);";
            }

            if (Optimizer == Optimizer.Adam)
            {
                yield return "private long steps;";
            }

            yield return "private Workspace workspace = new Workspace(0);";
            yield return "private int observedRows;";
        }
    }

    private void WriteGradients()
    {
        string[] common =
        {
            $"<param name=\"x\">Inputs, {source.Inputs} for each row.</param>",
            $"<param name=\"targets\">Targets, {Output.Units} for each row.</param>",
            "<returns>The mean loss of the batch.</returns>",
            "<exception cref=\"global::System.ArgumentException\">The lengths are no such multiples, or there is no row.</exception>",
        };
        NetworkWriter.Member(writer, "Computes the loss of a batch and its gradients; the parameters stay as they are.", common);
        using (writer.Block("public float ComputeGradients(global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<float> targets)"))
        {
            writer.Line($"int rows = {Services}Batch.Rows(x, targets, InputCount, OutputCount);");
            writer.Line("Workspace space = Reserve(rows);");
            writer.Line("return Backpropagate(x, targets, space, rows);");
        }

        NetworkWriter.Member(
            writer,
            "Computes the loss of a batch and its gradients; the parameters stay as they are.",
            common[0],
            Output.Units > 1
                ? $"<param name=\"labels\">The class of each row, 0 to {Output.Units - 1}: its target is 1 at that output and 0 at the others.</param>"
                : "<param name=\"labels\">0 or 1 for each row.</param>",
            common[2],
            common[3],
            "<exception cref=\"global::System.ArgumentOutOfRangeException\">A label is no class.</exception>");
        using (writer.Block("public float ComputeGradients(global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<int> labels)"))
        {
            writer.Line($"int rows = {Services}Batch.Rows(x, labels, InputCount);");
            writer.Line("Workspace space = Reserve(rows);");
            writer.Line("global::System.Span<float> targets = space.Targets.AsSpan(0, rows * OutputCount);");
            writer.Line($"{Services}NetworkLoss.Expand(labels, targets, OutputCount);");
            writer.Line("return Backpropagate(x, targets, space, rows);");
        }
    }

    private void WriteTrainSteps()
    {
        foreach ((string element, string name) in new[] { ("float", "targets"), ("int", "labels") })
        {
            NetworkWriter.Member(
                writer,
                $"Computes the gradients of a batch and takes one step of {Method()}. Not safe on several threads.",
                $"<param name=\"x\">Inputs, {source.Inputs} for each row.</param>",
                $"<param name=\"{name}\">As for <see cref=\"ComputeGradients(global::System.ReadOnlySpan{{float}}, global::System.ReadOnlySpan{{{element}}})\"/>.</param>",
                "<returns>The mean loss of the batch before the step.</returns>",
                "<exception cref=\"global::System.ArgumentException\">The lengths do not fit, or there is no row.</exception>");
            using (writer.Block($"public float TrainStep(global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<{element}> {name})"))
            {
                writer.Line($"float loss = ComputeGradients(x, {name});");
                writer.Line("Update();");
                writer.Line("return loss;");
            }
        }
    }

    private void WriteBackpropagate()
    {
        writer.Line();
        NetworkWriter.Hidden(writer);
        using (writer.Block("private float Backpropagate(global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<float> targets, Workspace space, int rows)"))
        {
            foreach (NetworkLayer layer in layers)
            {
                int i = layer.Number;
                writer.Line($"global::System.Span<float> z{i} = space.Z{i}.AsSpan(0, rows * {layer.Units});");
                writer.Line($"global::System.Span<float> y{i} = space.Y{i}.AsSpan(0, rows * {layer.Units});");
                writer.Line($"global::System.Span<float> d{i} = space.D{i}.AsSpan(0, rows * {layer.Units});");
            }

            writer.Line();
            foreach (NetworkLayer layer in layers)
            {
                foreach (string statement in network.Forward(layer, Below(layer), $"z{layer.Number}", $"y{layer.Number}", layer != Output || !IsFused))
                {
                    writer.Line(statement);
                }
            }

            int last = Output.Number;
            string method = IsFused ? Loss + "WithLogits" : Loss.ToString();
            writer.Line();
            writer.Line($"float loss = {Services}NetworkLoss.{method}({(IsFused ? "z" : "y")}{last}, targets, d{last}, OutputCount);");
            for (int l = layers.Length - 1; l >= 0; l--)
            {
                NetworkLayer layer = layers[l];
                int i = layer.Number;
                writer.Line();

                // The layers below got their slopes on the sums of the product that made d.
                if (layer.HasKernel && layer == Output && !IsFused)
                {
                    writer.Line($"{network.Register(layer, KernelKind.Backward)}.Run(z{i}, d{i}, d{i});");
                }
                else if (layer.IsDistribution && !(layer == Output && IsFused))
                {
                    writer.Line($"{network.Register(layer, KernelKind.BackwardFromOutput)}.Run(y{i}, d{i}, d{i}, {layer.Units});");
                }

                string gradient = network.Register(new FusedProduct(ProductKind.Gradient, layer.Inputs, layer.Units));
                writer.Line($"{gradient}.Run({Below(layer)}, d{i}, gradients.AsSpan({layer.WeightOffset}, {layer.WeightCount}));");
                writer.Line($"{Services}DenseProduct.SumRows(d{i}, gradients.AsSpan({layer.BiasOffset}, {layer.Units}));");
                if (l > 0)
                {
                    NetworkLayer below = layers[l - 1];
                    var product = new FusedProduct(ProductKind.Backward, layer.Units, layer.Inputs, below.HasKernel ? below.Kernel(KernelKind.Backward) : null);
                    writer.Line($"{network.Register(product, below, below.HasKernel ? KernelKind.Backward : null)}.Run(d{i}, {layer.Weights}, z{i - 1}, d{i - 1});");
                }
            }

            writer.Line();
            writer.Line("observedRows = rows;");
            writer.Line("return loss;");
        }

        static string Below(NetworkLayer layer) => layer.Number == 1 ? "x" : $"y{layer.Number - 1}";
    }

    private void WriteUpdate()
    {
        writer.Line();
        NetworkWriter.Hidden(writer);
        using (writer.Block("private void Update()"))
        {
            writer.Line(Optimizer switch
            {
                Optimizer.Momentum => $"{Services}ParameterUpdate.Momentum(parameters, gradients, state1, LearningRate);",
                Optimizer.Adam => $"{Services}ParameterUpdate.Adam(parameters, gradients, state1, state2, LearningRate, ++steps);",
                Optimizer.RmsProp => $"{Services}ParameterUpdate.RmsProp(parameters, gradients, state1, LearningRate);",
                _ => $"{Services}ParameterUpdate.Sgd(parameters, gradients, LearningRate);",
            });
        }
    }

    private void WriteObserve()
    {
        NetworkWriter.Member(
            writer,
            "What the layers did with the last batch that gradients were computed for; listeners of the meter \"ActivationKernels\" get the shares too.",
            "<returns>One observation for each layer, first to last.</returns>",
            "<exception cref=\"global::System.InvalidOperationException\">No gradients have been computed.</exception>");
        using (writer.Block("public global::ActivationKernels.LayerObservation[] Observe()"))
        {
            using (writer.Block("if (observedRows == 0)"))
            {
                writer.Line("throw new global::System.InvalidOperationException(\"Nothing to observe: no gradients have been computed yet.\");");
            }

            writer.Line();
            writer.Line($"var observations = new global::ActivationKernels.LayerObservation[{layers.Length}];");
            writer.Line($"float[] slopes = new float[observedRows * {layers.Max(l => l.Units)}];");
            foreach (NetworkLayer layer in layers)
            {
                int i = layer.Number;
                string values = "default";
                if (layer.HasKernel)
                {
                    values = $"slopes.AsSpan(0, observedRows * {layer.Units})";
                    writer.Line($"{network.Register(layer, KernelKind.Derivative)}.Run(workspace.Z{i}.AsSpan(0, observedRows * {layer.Units}), {values});");
                }

                writer.Line(
                    $"observations[{i - 1}] = {Services}NetworkObserver.Measure(\"{source.Plan.Name}\", {i}, \"{layer.Plan.Activation}\", {values}, {layer.Units}, "
                    + $"{NetworkLayer.Single(layer.FlatSlope)}, gradients.AsSpan({layer.WeightOffset}, {layer.WeightCount}));");
            }

            writer.Line("return observations;");
        }
    }

    private void WriteWorkspace()
    {
        writer.Line();
        writer.Line("// It grows with the largest batch; after that, steps allocate nothing.");
        NetworkWriter.Hidden(writer);
        using (writer.Block("private Workspace Reserve(int rows)"))
        {
            using (writer.Block("if (rows == 0)"))
            {
                writer.Line("throw new global::System.ArgumentException(\"An empty batch has no loss.\", \"x\");");
            }

            writer.Line();
            writer.Line("return rows <= workspace.Rows ? workspace : workspace = new Workspace(rows);");
        }

        writer.Line();
        NetworkWriter.Hidden(writer);
        using (writer.Block("private sealed class Workspace"))
        {
            writer.Line("public readonly int Rows;");
            foreach (NetworkLayer layer in layers)
            {
                writer.Line($"public readonly {Services}AlignedBuffer Z{layer.Number}, Y{layer.Number}, D{layer.Number};");
            }

            writer.Line("public readonly float[] Targets;");
            writer.Line();
            using (writer.Block("public Workspace(int rows)"))
            {
                writer.Line("Rows = rows;");
                foreach (NetworkLayer layer in layers)
                {
                    int i = layer.Number;
                    writer.Line($"Z{i} = new {Services}AlignedBuffer(rows * {layer.Units});");
                    writer.Line(layer.IsIdentity ? $"Y{i} = Z{i};" : $"Y{i} = new {Services}AlignedBuffer(rows * {layer.Units});");
                    writer.Line($"D{i} = new {Services}AlignedBuffer(rows * {layer.Units});");
                }

                writer.Line($"Targets = new float[rows * {Output.Units}];");
            }
        }
    }

    private string Method() => Optimizer switch
    {
        Optimizer.Momentum => "gradient descent with momentum 0.9",
        Optimizer.Adam => "Adam",
        Optimizer.RmsProp => "RMSprop",
        _ => "gradient descent",
    };
}
