using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>From the formulas of a kernel to its programs.</summary>
internal sealed class KernelLowering
{
    // For less a fast kernel is not worth its error.
    private const double LeastGain = 1.15;

    // For less each output keeps the bits that it has alone.
    private const double LeastGainTogether = 1.1;

    private readonly Kernel kernel;
    private readonly bool isFused;
    private readonly FormulaFacts facts;
    private readonly AccurateEstimate estimate;
    private readonly Roundings roundings;
    private readonly PlainForm plainForm;
    private readonly Expr[] roots;
    private readonly Lazy<Expr[]> wide;
    private readonly Lazy<Precision[]> accurate;
    private readonly Lazy<Program?> fast;
    private readonly (Precision Precision, double Cost)[]?[] candidates;
    private readonly Lazy<KernelLowering?> guarded;

    /// <param name="kernel">What to compute.</param>
    /// <param name="isFused">Whether the programs may use fused multiply-adds.</param>
    /// <param name="bound">The largest magnitude of inputs and scalars for which the programs are to serve.</param>
    /// <param name="tested">Indices of the inputs that keep to the bound; null for all.</param>
    /// <param name="kept">What another lowering of the kernel keeps, where both have to keep the same.</param>
    /// <param name="guard">What is known of every row that the programs see.</param>
    public KernelLowering(
        Kernel kernel,
        bool isFused,
        double bound = double.PositiveInfinity,
        ImmutableArray<int>? tested = null,
        ImmutableArray<int>? kept = null,
        RowGuard? guard = null)
    {
        Guard = guard;
        facts = new FormulaFacts(bound, tested is null ? [] : kernel.Inputs.Where((_, i) => !tested.Value.Contains(i)));
        if (kernel.FirstInput != Interval.All)
        {
            facts.Ranges.Bind(kernel.Inputs[0], facts.Ranges.Of(kernel.Inputs[0]).Intersection(kernel.FirstInput));
        }

        guard?.Bind(facts.Ranges);
        estimate = new AccurateEstimate(facts);
        this.kernel = kernel;
        this.isFused = isFused;
        roundings = new Roundings(kernel.Element, facts.Ranges, isFused);
        plainForm = new PlainForm(facts.Ranges, roundings);
        roots = Expanded(ExpansionForm.General);
        wide = new(WideFormulas);
        candidates = new (Precision, double)[]?[roots.Length];
        accurate = new(() => Together(Enumerable.Range(0, roots.Length).Select(Accurate).ToArray()));
        fast = new(FastChoice);
        guarded = new(() => kernel.Element == ElementType.Single && guard is null && !kernel.IsObservation && RowGuard.Of(LosingSums(isFast: false).ToImmutableArray()) is { } found
            ? new KernelLowering(kernel, isFused, bound, tested, ImmutableArray<int>.Empty, found)
            : null);
        Steps = RowReduction.Steps(guard is null ? roots : roots.Concat(guard.Values));
        Kept = kept ?? (kernel.IsObservation ? ImmutableArray<int>.Empty : RowReduction.WorthKeeping(Steps, roots));
        if (kept is null && !Kept.IsEmpty && !Elements().Any(UsesKept))
        {
            Kept = ImmutableArray<int>.Empty;
        }
    }

    /// <summary>The values of a row that its elements need, in the order in which they are computed; empty for an element-wise kernel.</summary>
    public ImmutableArray<RowStep> Steps { get; }

    /// <summary>Indices of the steps whose pass leaves what it sums up for the elements, which then need not compute it again.</summary>
    public ImmutableArray<int> Kept { get; }

    /// <summary>
    /// The programs of a kernel, one for each precision that its outputs want.
    /// </summary>
    /// <param name="kernel">What to compute.</param>
    /// <param name="isFused">Whether the programs may use fused multiply-adds.</param>
    public static ImmutableArray<Program> Lower(Kernel kernel, bool isFused) => new KernelLowering(kernel, isFused).Elements();

    /// <summary>The same kernel for rows of which a test tells that their sums lose nothing, with that test; null where no test is worth it.</summary>
    public KernelLowering? Guarded => guarded.Value;

    /// <summary>What is known of every row that the programs see; null where nothing is.</summary>
    public RowGuard? Guard { get; }

    /// <summary>Whether the fast grade takes effect for inputs within the bound: plain floats are exact enough, and save a good part of the time.</summary>
    public bool UsesPlainFloats => fast.Value is not null;

    /// <summary>Whether the fast grade takes effect on sums over a row: what they lose beyond double counts where the elements cancel them.</summary>
    public bool UsesPlainSums => kernel.IsFast && !NeedsDoublePairs && LosingSums(isFast: false).Any();

    /// <summary>Indices of the scalars that divide.</summary>
    public ImmutableArray<int> Divisors
    {
        get
        {
            var found = new HashSet<Expr>(roots.SelectMany(root => root.Nodes()).Where(e => e.Operation == Operation.Divide).Select(e => e[1]));
            return Enumerable.Range(0, kernel.Scalars.Length).Where(i => found.Contains(kernel.Scalars[i])).ToImmutableArray();
        }
    }

    /// <summary>What is computed for each element, once the values of its row are known.</summary>
    public ImmutableArray<Program> Elements() => fast.Value is { } program
        ? ImmutableArray.Create(program)
        : Groups(accurate.Value).Select(group => Lower(group.ToArray(), group.Key).Program).ToImmutableArray();

    // Without choices between signs, unless some outputs then share an exponential no longer, or more digits are lost.
    private Expr[] WideFormulas()
    {
        if (!Steps.IsEmpty)
        {
            return roots;
        }

        Expr[] chosen = Expanded(ExpansionForm.Wide);
        Expr[] signed = Expanded(ExpansionForm.Wide, new Continuations());
        return !signed.SequenceEqual(chosen)
            && (kernel.IsMeasured || signed.All(formula => estimate.Keeps(formula, Precision.Wide)))
            && Cost(signed) < Cost(chosen) ? signed : chosen;

        double Cost(Expr[] formulas) =>
            CostModel.PerElement(LowerAll(formulas, Precision.Wide));
    }

    private Expr[] Expanded(ExpansionForm form, Continuations? continuations = null)
    {
        bool hasTables = form != ExpansionForm.Wide && isFused && kernel.Element == ElementType.Single && !kernel.HasReductions;
        var expansion = new Expansion(facts.Ranges, form, hasTables);
        var arms = new Arms();
        var decisions = new Decisions(facts);
        var factors = new CommonFactors();
        var constants = new ConstantFactors(hasRoom: form == ExpansionForm.Wide);
        var polynomials = new HornerForms(facts.Ranges);
        bool isGeneral = form == ExpansionForm.General;
        bool mayTakeOut = form == ExpansionForm.Wide || (isGeneral && hasTables && facts.IsBounded);
        return kernel.Outputs.Select(Prepared).Select(e => mayTakeOut ? factors.TakeOut(e) : e).ToArray();

        Expr Prepared(Expr e) => Shortened(decisions.Take(arms.Tell(Signed(isGeneral ? expansion.ExpandRoot(e) : expansion.Expand(e)))));

        Expr Signed(Expr e) => continuations?.In(e) ?? e;

        Expr Shortened(Expr e) => polynomials.In(constants.In(e));
    }

    private Expr[] FormulasFor(Precision precision) => precision.Lane != kernel.Element ? wide.Value : roots;

    // What outputs share is computed once only in numbers of one kind: that may cost less than each in those that suit it best.
    private Precision[] Together(Precision[] alone)
    {
        if (alone.Length == 1)
        {
            return alone;
        }

        double cost = Cost(alone);
        return Enumerable.Range(0, roots.Length)
            .SelectMany(AccurateCandidates)
            .Select(candidate => candidate.Precision)
            .Distinct()
            .Select(common => alone.Select((precision, output) => Suits(output, common) ? common : precision).ToArray())
            .Select(choice => (Choice: choice, Cost: Cost(choice)))
            .Where(choice => choice.Cost * LeastGainTogether <= cost)
            .OrderBy(choice => choice.Cost)
            .FirstOrDefault()
            .Choice ?? alone;

        bool Suits(int output, Precision precision) => AccurateCandidates(output).Any(candidate => candidate.Precision == precision);
    }

    private double Cost(Precision[] choice) => Groups(choice).Sum(group => CostModel.PerElement(Lower(group.ToArray(), group.Key).Program));

    // Outputs on lanes of one type share one program: pairs can do what plain lanes can.
    private static IEnumerable<IGrouping<Precision, int>> Groups(Precision[] chosen) => Enumerable.Range(0, chosen.Length)
        .GroupBy(output => chosen.Where(other => other.Lane == chosen[output].Lane).OrderByDescending(other => other.IsPaired).First());

    /// <summary>
    /// What one pass computes: for each element, or once. Its results stay in the type of the lanes; that of a step may be followed by
    /// what it leaves out.
    /// </summary>
    public Program Pass(RowPass pass)
    {
        RowStep[] steps = pass.Steps.Select(i => Steps[i]).ToArray();
        bool isPlain = steps.All(step => step.Kind == RowStepKind.Max && (roundings.IsAtMostOne(step.Operand) || Guard?.Decides(step.Value) == true));
        Precision precision = isPlain ? Precision.Plain(kernel.Element) : Summing;
        var builder = new ProgramBuilder(precision.Lane, isFused);
        Approximator approximator = Approximator(builder, precision, pass.First);
        var results = new List<int>();
        foreach (RowStep step in steps)
        {
            if (step.Kind == RowStepKind.Max)
            {
                results.Add(approximator.Round(step.Operand));
                continue;
            }

            Term term = approximator.Unrounded(step.Operand);
            results.Add(term.Hi);
            if (HasRest(step))
            {
                results.Add(term.HasLow ? term.Lo : builder.Constant(0));
            }
        }

        return Build(builder, 0, pass.First, results, Enumerable.Range(0, results.Count).ToImmutableArray());
    }

    /// <summary>Index of the step that computes an output which is a value of the row.</summary>
    public int StepOf(Expr output) => StepWith(roots[kernel.Outputs.IndexOf(output)]);

    /// <summary>Index of the step that computes a value of the row.</summary>
    public int StepWith(Expr value) => Enumerable.Range(0, Steps.Length).First(i => ReferenceEquals(Steps[i].Value, value));

    /// <summary>Number of values that are kept for each element.</summary>
    public int KeptValues => Kept.Sum(step => HasRest(Steps[step]) ? 2 : 1);

    /// <summary>Whether what the result of a step leaves out counts.</summary>
    public bool HasRest(RowStep step) => NeedsDoublePairs && step.Kind != RowStepKind.Max;

    // The precision of sums, and of what goes into them.
    private Precision Summing => !NeedsDoublePairs ? Precision.Wide : kernel.Element == ElementType.Double ? Precision.DoublePairs : Precision.WidePairs;

    private bool NeedsDoublePairs => kernel.Element == ElementType.Double || (Guard is null && LosingSums(isFast: kernel.IsFast).Any());

    // In double lanes a difference of a float and a sum over a row can lose all digits. Double itself has so many that for a fast kernel
    // those count only which approximations do not give.
    private IEnumerable<Expr> LosingSums(bool isFast)
    {
        var seen = new HashSet<Expr>();
        return roots.SelectMany(Within);

        IEnumerable<Expr> Within(Expr e)
        {
            if (!DependsOnSum(e) || Steps.Any(step => ReferenceEquals(step.Value, e)) || !seen.Add(e))
            {
                return [];
            }

            IEnumerable<Expr> inner = e.Operands.SelectMany(Within);
            return e.Operation is Operation.Add or Operation.Subtract && (!isFast || e.HasCalls) && !facts.RoundingCost.IsAffordable(e, ElementType.Double)
                ? inner.Prepend(e)
                : inner;
        }
    }

    private static bool DependsOnSum(Expr e) => e.RowPasses > 0 && (e.Operation == Operation.RowSum || e.Operands.Any(DependsOnSum));

    // All outputs or none: what they share is computed once only in numbers of one kind.
    private Program? FastChoice()
    {
        if (!kernel.IsFast || kernel.Element != ElementType.Single || !Steps.IsEmpty)
        {
            return null;
        }

        if (accurate.Value.All(precision => precision == Precision.Plain(ElementType.Single)))
        {
            return null;
        }

        Program? cheapest = FastForms().Select(Fitting).OfType<Program>().OrderBy(CostModel.PerElement).FirstOrDefault();
        return cheapest is not null && CostModel.PerElement(cheapest) * LeastGain <= Cost(accurate.Value) ? cheapest : null;
    }

    private IEnumerable<ExpansionForm> FastForms() =>
        roots.Length > 1 ? new[] { ExpansionForm.Direct, ExpansionForm.Shared } : new[] { ExpansionForm.Direct };

    private Program? Fitting(ExpansionForm form)
    {
        Expr[] formulas = Expanded(form);
        Precision? fitting = FastCandidates().FirstOrDefault(candidate =>
        {
            var estimate = new FloatEstimate(facts.Ranges, isFused, candidate.HasPairedArguments);
            return formulas.All(formula => estimate.Suits(formula, kernel.IsMeasured));
        });
        return fitting is null ? null : LowerAll(formulas, fitting);
    }

    private IEnumerable<Precision> FastCandidates() => (isFused ? new[] { Precision.FastSingle, Precision.FastWithPairs } : new[] { Precision.FastSingle })
        .Select(precision => precision with { HasOrdinaryScalars = facts.IsBounded });

    private Precision Accurate(int output) => AccurateCandidates(output).OrderBy(candidate => candidate.Cost).First().Precision;

    // Where neither doubles nor pairs of floats keep the digits of a formula, pairs of doubles do.
    private (Precision Precision, double Cost)[] AccurateCandidates(int output) =>
        candidates[output] ??= Costs(output).ToArray() is { Length: > 0 } costs ? costs : [(Precision.WidePairs, 0)];

    private IEnumerable<(Precision Precision, double Cost)> Costs(int output)
    {
        bool hasDivision = false;
        foreach (Precision precision in Candidates(output))
        {
            // Without a division there is none to avoid: the program would be the same.
            if (precision.AvoidsDivisions && !(hasDivision && facts.RoundingCost.KeepsQuotients(FormulasFor(precision)[output])))
            {
                continue;
            }

            if (!Keeps(output, precision))
            {
                continue;
            }

            (Program program, bool losesTail) = Lower(new[] { output }, precision);
            hasDivision = program.Instructions.Any(i => i.Opcode == Opcode.Divide);
            if (precision != Precision.SinglePairs || !losesTail)
            {
                yield return (precision, CostModel.PerElement(program));
            }
        }
    }

    private bool Keeps(int output, Precision precision) =>
        kernel.IsMeasured || NeedsDoublePairs || precision == Precision.Plain(kernel.Element) || estimate.Keeps(FormulasFor(precision)[output], precision);

    // Float kernels have a choice: fewer instructions on half as many lanes, or more on all of them. Without fused operations the
    // low parts of float pairs cost too much.
    private IEnumerable<Precision> Candidates(int output)
    {
        if (plainForm.Suits(roots[output]))
        {
            yield return Precision.Plain(kernel.Element);
        }
        else if (NeedsDoublePairs)
        {
            yield return Summing;
        }
        else
        {
            yield return Precision.Wide;
            if (isFused && Steps.IsEmpty)
            {
                yield return Precision.WideByProducts;
            }

            if (isFused && new FloatPairs(facts.Ranges, Guard).Suit(roots[output]))
            {
                yield return Precision.SinglePairs;
            }
        }
    }

    private Program LowerAll(Expr[] formulas, Precision precision) => Lower(formulas, Enumerable.Range(0, formulas.Length).ToArray(), precision).Program;

    private (Program Program, bool LosesTail) Lower(int[] outputs, Precision precision) => Lower(FormulasFor(precision), outputs, precision);

    private (Program Program, bool LosesTail) Lower(Expr[] formulas, int[] outputs, Precision precision)
    {
        var builder = new ProgramBuilder(precision.Lane, isFused);
        Approximator approximator = Approximator(builder, precision, Steps.Length);
        bool isPlain = precision == Precision.Plain(kernel.Element);
        var ends = new ArgumentEnds(facts.Ranges, precision);
        int[] results = outputs.Select(output => approximator.Round(isPlain ? plainForm.Of(formulas[output]) : ends.In(formulas[output]))).ToArray();
        return (Build(builder, KeptValues, Steps.Length, results, outputs.ToImmutableArray()), approximator.LosesTail);
    }

    private Approximator Approximator(ProgramBuilder builder, Precision precision, int knownSteps)
    {
        var leaves = new Dictionary<Expr, int>();
        for (int i = 0; i < kernel.Inputs.Length; i++)
        {
            leaves[kernel.Inputs[i]] = builder.Input(i, kernel.Element);
        }

        for (int i = 0; i < kernel.Scalars.Length; i++)
        {
            leaves[kernel.Scalars[i]] = Scalar(i);
        }

        var approximator = new Approximator(builder, precision, facts, e => leaves[e]);
        for (int i = 0; i < knownSteps; i++)
        {
            int high = Scalar(kernel.Scalars.Length + (2 * i));
            bool hasLow = precision.IsPaired && Steps[i].Kind != RowStepKind.Max;
            approximator.Bind(Steps[i].Value, hasLow ? new Term(high, Scalar(kernel.Scalars.Length + (2 * i) + 1)) : new Term(high));
        }

        if (knownSteps == Steps.Length && precision == Summing)
        {
            BindKept(builder, approximator);
        }

        return approximator;

        int Scalar(int index) => builder.Emit(new Instruction(Opcode.Scalar, Bits: index));
    }

    // Kept values follow the inputs of the kernel, each with what it leaves out behind it.
    private void BindKept(ProgramBuilder builder, Approximator approximator)
    {
        int next = kernel.Inputs.Length;
        foreach (RowStep step in Kept.Select(i => Steps[i]))
        {
            var value = new Term(Input());
            approximator.Bind(step.Operand, HasRest(step) ? value with { Lo = Input() } : value);
        }

        int Input() => builder.Emit(new Instruction(Opcode.Input, Bits: next++));
    }

    private bool UsesKept(Program program) =>
        program.Instructions.Any(i => i.Opcode == Opcode.Input && i.Bits >= kernel.Inputs.Length);

    // The values of a row follow the scalars of the kernel, each with what it leaves out behind it.
    private Program Build(ProgramBuilder builder, int keptValues, int knownSteps, IReadOnlyList<int> results, ImmutableArray<int> positions) => builder.Build(
        kernel.Element,
        kernel.Inputs.Select(e => e.Name).Concat(Enumerable.Range(0, keptValues).Select(i => $"kept {i}")).ToImmutableArray(),
        keptValues,
        kernel.Scalars.Select(e => e.Name).Concat(Enumerable.Range(0, knownSteps).SelectMany(i => new[] { $"row {i}", $"rest of row {i}" })).ToImmutableArray(),
        results,
        positions);
}
