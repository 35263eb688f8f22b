using System;

namespace ActivationKernels.Sample;

/// <summary>Something that the user can put right; the message is one line for them.</summary>
internal class UserErrorException(string message) : Exception(message);
