namespace ActivationKernels.Lowering;

/// <summary>What may be said of the high part of a pair.</summary>
internal enum Looseness
{
    /// <summary>The low part is below its last digit.</summary>
    Tight,

    /// <summary>The low part may be as large as a sixteenth of it.</summary>
    Loose,

    /// <summary>The same, and where the value is NaN the low part alone says so.</summary>
    Silent,

    /// <summary>The same, and on the same side of 1 as the value.</summary>
    Step,
}
