using System;

namespace StandardObservability.Conventions.Policy.Rules;

/// <summary>A set of <see cref="Gate"/>.</summary>
[Flags]
internal enum Gates
{
    /// <summary>No gate.</summary>
    None = 0,

    /// <summary><see cref="Gate.Compile"/>.</summary>
    Compile = 1 << Gate.Compile,

    /// <summary><see cref="Gate.Start"/>.</summary>
    Start = 1 << Gate.Start,

    /// <summary><see cref="Gate.Runtime"/>.</summary>
    Runtime = 1 << Gate.Runtime,

    /// <summary><see cref="Gate.CI"/>.</summary>
    CI = 1 << Gate.CI,
}
