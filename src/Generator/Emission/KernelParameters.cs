using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>What goes into the methods of a kernel's class and comes out: inputs x0, x1 ..., scalars s0 ..., outputs y0 ...</summary>
internal sealed class KernelParameters
{
    private readonly int inputs;
    private readonly int keptInputs;
    private readonly int scalars;
    private readonly int outputs;
    private readonly string scalar;

    /// <param name="element">Type of the elements.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="scalars">Number of scalars.</param>
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="scalar">Keyword of the type of the scalars; that of the elements unless given.</param>
    /// <param name="value">Keyword of the type of a single result; that of the elements unless given.</param>
    public KernelParameters(ElementType element, int inputs, int scalars, int outputs, string? scalar = null, string? value = null)
    {
        Type = element;
        Element = Vocabulary.Keyword(element);
        this.scalar = scalar ?? Element;
        Value = value ?? Element;
        this.inputs = inputs;
        this.scalars = scalars;
        this.outputs = outputs;
    }

    /// <param name="program">A program of the kernel, which has all its inputs and scalars.</param>
    /// <param name="outputs">Number of outputs of the kernel.</param>
    /// <param name="scalar">Keyword of the type of the scalars; that of the elements unless given.</param>
    /// <param name="value">Keyword of the type of a single result; that of the elements unless given.</param>
    public KernelParameters(Program program, int outputs, string? scalar = null, string? value = null)
        : this(program.Element, program.Inputs.Length, program.Scalars.Length, outputs, scalar, value)
    {
        keptInputs = program.KeptInputs;
    }

    /// <summary>Type of the elements.</summary>
    public ElementType Type { get; }

    /// <summary>Keyword of the type of the elements.</summary>
    public string Element { get; }

    /// <summary>Keyword of the type of a single result.</summary>
    public string Value { get; }

    /// <summary>Type of the scalars.</summary>
    public ElementType ScalarType => scalar == Vocabulary.Keyword(ElementType.Double) ? ElementType.Double : ElementType.Single;

    public IEnumerable<string> Inputs(string prefix) => Numbered(prefix + "x", inputs);

    /// <summary>The inputs with the keyword of their type in it: values that an earlier pass left have that of its lanes.</summary>
    public IEnumerable<string> Inputs(Func<string, string> declaration) =>
        Inputs("").Select((input, i) => $"{declaration(i < inputs - keptInputs ? Element : Vocabulary.Keyword(ElementType.Double))} {input}");

    public IEnumerable<string> Scalars(string prefix) => Numbered(prefix + "s", scalars);

    public IEnumerable<string> Outputs(string prefix) => Numbered(prefix + "y", outputs);

    /// <summary>Declares them over spans.</summary>
    public string Spans() => List(Inputs(type => $"ReadOnlySpan<{type}>"), Scalars(scalar + " "), Outputs($"Span<{Element}> "));

    /// <summary>Declares them over the first elements.</summary>
    public string Starts() => List(Inputs(type => "ref " + type), Scalars(scalar + " "), Outputs($"ref {Element} "));

    /// <summary>Declares them over single values.</summary>
    public string Values() => List(Inputs(type => type), Scalars(scalar + " "), Outputs($"out {Value} "));

    /// <summary>Passes references to <see cref="Starts"/>.</summary>
    public string References(Func<string, string> reference) =>
        List(Inputs("").Select(reference), Scalars(""), Outputs("").Select(reference));

    /// <summary>Passes elements to <see cref="Values"/>.</summary>
    public string Elements(Func<string, string> element) =>
        List(Inputs("").Select(element), Scalars(""), Outputs("").Select(y => "out " + element(y)));

    /// <summary>Names or declarations, one behind the other.</summary>
    public static string List(params IEnumerable<string>[] parts) => string.Join(", ", parts.SelectMany(p => p));

    private static IEnumerable<string> Numbered(string name, int count) => Enumerable.Range(0, count).Select(i => name + i);
}
