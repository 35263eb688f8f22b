namespace ActivationKernels.Expressions;

/// <summary>What a node of the formula graph does.</summary>
internal enum Operation
{
    /// <summary>A real number, held as the unevaluated sum of two doubles.</summary>
    Constant,

    /// <summary>An element-wise operand: one span, one value per element.</summary>
    Input,

    /// <summary>A run-time scalar: one value per call.</summary>
    Parameter,

    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Abs,
    Sqrt,

    /// <summary>The smaller operand; NaN if either is NaN.</summary>
    Min,

    /// <summary>The larger operand; NaN if either is NaN.</summary>
    Max,

    /// <summary>The first operand, which lies between the second and the third, or does not count.</summary>
    Within,

    /// <summary>Magnitude of the first operand, sign of the second.</summary>
    CopySign,

    /// <summary>A primitive applied to one operand.</summary>
    Call,

    /// <summary>condition ? second : third.</summary>
    Select,

    /// <summary>Condition: first &lt; second; false where either is NaN.</summary>
    Less,

    /// <summary>Condition: first &lt;= second; false where either is NaN.</summary>
    LessOrEqual,

    /// <summary>Condition: neither operand is NaN.</summary>
    Ordered,

    /// <summary>The largest value of the operand over the elements of a row; NaN does not count.</summary>
    RowMax,

    /// <summary>The sum of the operand over the elements of a row.</summary>
    RowSum,
}
