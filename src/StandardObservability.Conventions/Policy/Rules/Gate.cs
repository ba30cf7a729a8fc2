namespace StandardObservability.Conventions.Policy.Rules;

/// <summary>A place where the policy is enforced.</summary>
internal enum Gate
{
    /// <summary>The compiler, by analyzers.</summary>
    Compile,

    /// <summary>The start of a host.</summary>
    Start,

    /// <summary>The running service.</summary>
    Runtime,

    /// <summary>The build server, by the command-line tool.</summary>
    CI,
}
