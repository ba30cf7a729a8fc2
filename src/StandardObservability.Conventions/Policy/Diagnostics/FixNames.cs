namespace StandardObservability.Conventions.Policy.Diagnostics;

/// <summary>What a code fix does.</summary>
internal static class FixNames
{
    /// <summary>Replaces the constant text, where it is declared.</summary>
    public const string Replace = "replace";

    /// <summary>Adds the argument <c>unit</c> to the call.</summary>
    public const string AddUnit = "add-unit";

    /// <summary>Removes the attribute.</summary>
    public const string Remove = "remove";
}
