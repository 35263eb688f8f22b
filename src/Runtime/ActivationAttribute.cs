using System;

namespace ActivationKernels;

/// <summary>
/// Asks for a kernel: the generator writes the body of the <c>partial</c> method that carries this attribute.
/// </summary>
/// <remarks>
/// <para>
/// The signature says what comes and goes. T is <see cref="float"/> or <see cref="double"/>:
/// <c>(ReadOnlySpan&lt;T&gt; x, Span&lt;T&gt; y)</c> is a forward kernel, <c>(Span&lt;T&gt; xy)</c> the same in place,
/// <c>T (T x)</c> the scalar form, <c>(ReadOnlySpan&lt;T&gt; x, ReadOnlySpan&lt;T&gt; upstream, Span&lt;T&gt; gradient)</c>
/// a backward kernel, and <c>(ReadOnlySpan&lt;T&gt; x, Span&lt;T&gt; y, Span&lt;T&gt; derivative)</c> computes both in one pass.
/// <c>ActivationStatistics (ReadOnlySpan&lt;T&gt; x)</c> observes. Softmax and its relatives take a span as one row; an
/// <c>int rowLength</c> makes it a batch of rows, and their backward kernel takes the output:
/// <c>(ReadOnlySpan&lt;T&gt; y, ReadOnlySpan&lt;T&gt; upstream, Span&lt;T&gt; gradient)</c>.
/// </para>
/// <para>
/// Inputs of different length, a destination that is shorter than the input, and a destination that overlaps an input without
/// starting where it starts throw <see cref="ArgumentException"/> before anything is written. A longer destination is written in
/// its first elements only. Empty spans do nothing. NaN in gives NaN out.
/// </para>
/// <para>
/// A parameter that the attribute does not name has the default of the activation. A name is fixed at compile time:
/// the attribute has no effect at run time.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class ActivationAttribute : Attribute
{
    /// <summary>Asks for a kernel of an activation of the catalog, or of a formula in the same type.</summary>
    /// <param name="name">
    /// Name or alias, for example <c>"leaky"</c>; case, '-' and '_' do not count. Or the name of a method with
    /// <see cref="ActivationFormulaAttribute"/> in the same type.
    /// </param>
    public ActivationAttribute(string name)
    {
        Name = name;
    }

    /// <summary>Name of the activation or of the formula.</summary>
    public string Name { get; }

    /// <summary>What the kernel computes. Inferred from the signature where that allows only one.</summary>
    public KernelKind Kernel { get; set; }

    /// <summary>Where the activation stands in its network. Some advice depends on it, the computed values do not.</summary>
    public ActivationRole Role { get; set; }

    /// <summary>How exact the kernel is.</summary>
    public Accuracy Accuracy { get; set; }

    /// <summary>
    /// Whether a forward kernel brings its derivative and backward kernels with it, as methods with the same name
    /// and <c>Derivative</c> or <c>Backward</c> behind it. True unless set.
    /// </summary>
    public bool Companions { get; set; } = true;

    /// <summary>
    /// Whether the kernel and its companions split long spans over the cores, by the scheduler of the framework. The results have the
    /// same bits; spans for which a second core would not pay (below some ten microseconds of work) are computed as ever, without an
    /// allocation. False unless set. A batch of rows is split between rows; a single row, sums of gradients and observations are not.
    /// </summary>
    public bool Parallel { get; set; }

    /// <summary>Slope of the negative side; NaN where it is not set.</summary>
    public double Slope { get; set; } = double.NaN;

    /// <summary>The activation's alpha; NaN where it is not set.</summary>
    public double Alpha { get; set; } = double.NaN;

    /// <summary>The activation's beta; NaN where it is not set.</summary>
    public double Beta { get; set; } = double.NaN;

    /// <summary>Factor on the result; NaN where it is not set.</summary>
    public double Scale { get; set; } = double.NaN;

    /// <summary>Lower end of a clipped range; NaN where it is not set.</summary>
    public double Min { get; set; } = double.NaN;

    /// <summary>Upper end of a clipped range; NaN where it is not set.</summary>
    public double Max { get; set; } = double.NaN;

    /// <summary>Input at which the activation switches; NaN where it is not set.</summary>
    public double Threshold { get; set; } = double.NaN;

    /// <summary>Result below the threshold; NaN where it is not set.</summary>
    public double Value { get; set; } = double.NaN;

    /// <summary>Half width of a shrinking function's dead zone; NaN where it is not set.</summary>
    public double Lambda { get; set; } = double.NaN;
}
