namespace ActivationKernels.Lowering;

/// <summary>What expanded formulas are for.</summary>
internal enum ExpansionForm
{
    /// <summary>For lanes of the type of the elements: nothing large meets what is too small for it.</summary>
    General,

    /// <summary>For float elements in double lanes, which hold every e^x that is a float, and far more.</summary>
    Wide,

    /// <summary>For floats in the fast grade: the shortest form counts, though it rounds a few times more than others.</summary>
    Direct,

    /// <summary>The same where several outputs may share an exponential, which then has one sign of its argument for all.</summary>
    Shared,
}
