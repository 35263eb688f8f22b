namespace ActivationKernels;

/// <summary>Where an activation stands in its network.</summary>
public enum ActivationRole
{
    /// <summary>Not declared.</summary>
    Unspecified,

    /// <summary>Between two layers.</summary>
    Hidden,

    /// <summary>Behind the last layer.</summary>
    Output,

    /// <summary>A factor between 0 and 1 on another signal, as in recurrent cells and attention gates.</summary>
    Gate,
}
