using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes what keeps elements beyond ordinary size apart at one width: the test that a loop makes, and the method that computes steps
/// with such elements by both sets of programs and takes of each what it serves for.
/// </summary>
internal sealed class GuardWriter
{
    private readonly CodeWriter writer;
    private readonly KernelParameters parameters;
    private readonly ImmutableArray<CoreWriter> common;
    private readonly GuardedPrograms programs;

    /// <param name="writer">Receives the text.</param>
    /// <param name="parameters">What the loop reads and writes.</param>
    /// <param name="common">The programs for elements of ordinary size.</param>
    /// <param name="general">The programs for all others.</param>
    /// <param name="programs">What the test has to tell apart.</param>
    public GuardWriter(
        CodeWriter writer, KernelParameters parameters, ImmutableArray<CoreWriter> common, ImmutableArray<CoreWriter> general, GuardedPrograms programs)
    {
        this.writer = writer;
        this.parameters = parameters;
        this.common = common;
        this.programs = programs;
        General = general;
    }

    public ImmutableArray<CoreWriter> General { get; }

    private string Name => common[0].NameOf("Careful");

    private string Bound => common[0].Vocabulary.Constant(programs.Bound);

    /// <summary>Whether no element of some steps is beyond ordinary size: not even their sum is, which NaN is never.</summary>
    /// <param name="elements">Number of elements of a step.</param>
    /// <param name="starts">Where steps begin.</param>
    public string AreOrdinary(int elements, params string[] starts)
    {
        CoreWriter core = common[0];
        IEnumerable<string> magnitudes =
            from start in starts
            from offset in core.Offsets(elements)
            from load in Tested(core.Loads(CoreWriter.Index(start, offset)))
            select core.Vocabulary.Magnitude(load);
        return core.Vocabulary.AreAtMost(
            string.Join(" + ", magnitudes.Concat(Shared(core).Select(core.Vocabulary.Magnitude))), Bound);
    }

    /// <summary>The same of a single element.</summary>
    public string IsOrdinary() => string.Join(
        " && ", Tested(parameters.Inputs("")).Concat(parameters.Scalars("")).Select(value => $"Math.Abs({value}) <= {FloatLiteral.Of(programs.Bound, parameters.Type)}").Concat(DivisorsAreOrdinary()));

    /// <summary>What the test takes of scalars that divide, before a loop.</summary>
    public void WriteDivisors()
    {
        foreach (CoreWriter core in programs.Divisors.IsEmpty ? ImmutableArray<CoreWriter>.Empty : common)
        {
            string zero = core.Vocabulary.Constant(0.0);
            string infinity = core.Vocabulary.Constant(double.PositiveInfinity);
            writer.Line($"{core.Vocabulary.Type} {Distance(core)} = {string.Join(" && ", DivisorsAreOrdinary())} ? {zero} : {infinity};");
        }
    }

    /// <summary>Computes a step, or two that may overlap.</summary>
    public void WriteCall(string first, string second) =>
        writer.Line($"{Name}({parameters.References(span => $"ref {span}")}, {first}, {second});");

    /// <summary>Everything is read before anything is written: a destination may be an input, and steps may overlap.</summary>
    /// <param name="step">Number of elements of a step.</param>
    public void WriteMethod(int step)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void {Name}({parameters.Starts()}, nuint i, nuint last)"))
        {
            foreach (CoreWriter core in General.Concat(common))
            {
                core.WriteScalars();
            }

            WriteDivisors();
            foreach ((CoreWriter core, string index, string prefix) in Parts(General.Concat(common)))
            {
                core.WriteCall(prefix, core.Arguments(core.Loads(index), parameters.Scalars(core.Prefix)));
            }

            foreach ((CoreWriter core, string index, string prefix) in Parts(common))
            {
                IEnumerable<string> values = Tested(core.Loads(index)).Concat(Shared(core));
                writer.Line($"{core.Vocabulary.Type} {prefix}isOrdinary = {string.Join(" & ", values.Select(value => core.Vocabulary.IsAtMost(value, programs.Bound)))};");
            }

            foreach ((CoreWriter core, string index, string prefix) in Parts(General))
            {
                foreach (string output in core.Outputs(""))
                {
                    writer.Line(core.Vocabulary.Store(prefix + output, output, index));
                }
            }

            foreach ((CoreWriter core, string index, string prefix) in Parts(common))
            {
                foreach (string output in core.Outputs(""))
                {
                    string chosen = core.Vocabulary.Choose(prefix + "isOrdinary", prefix + output, core.Vocabulary.Load(output, index));
                    writer.Line(core.Vocabulary.Store(chosen, output, index));
                }
            }
        }

        IEnumerable<(CoreWriter Core, string Index, string Prefix)> Parts(IEnumerable<CoreWriter> cores) =>
            from start in new[] { "i", "last" }
            from core in cores
            from offset in core.Offsets(step)
            select (core, CoreWriter.Index(start, offset), $"{start}{core.Prefix}{offset}_");
    }

    private IEnumerable<string> Tested(IEnumerable<string> inputs) => inputs.Where((_, i) => programs.Tested.Contains(i));

    private static string Distance(CoreWriter core) => core.Prefix + "distance";

    // What all elements share.
    private IEnumerable<string> Shared(CoreWriter core) =>
        parameters.Scalars(core.Prefix).Concat(programs.Divisors.IsEmpty ? Enumerable.Empty<string>() : new[] { Distance(core) });

    private IEnumerable<string> DivisorsAreOrdinary() =>
        programs.Divisors.Select(i => $"Math.Abs(s{i}) >= {FloatLiteral.Of(1 / programs.Bound, parameters.Type)}");
}
