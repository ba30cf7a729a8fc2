namespace StandardObservability.Tool.Evolution;

/// <summary>What a change of a policy requires of its version. https://semver.org</summary>
internal enum ChangeClass
{
    /// <summary>Nothing that a service notices.</summary>
    Patch,

    /// <summary>Services get something new, and each build that passed still passes.</summary>
    Minor,

    /// <summary>A build that passed may fail.</summary>
    Major,
}
