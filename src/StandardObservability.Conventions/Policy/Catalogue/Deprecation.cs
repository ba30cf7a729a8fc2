using System;

namespace StandardObservability.Conventions.Policy.Catalogue;

/// <summary>Why a name is deprecated, and what replaces it.</summary>
internal sealed class Deprecation
{
    /// <summary>The reason, for example <c>renamed</c>.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Whether the standard does not define what to write instead: neither another name nor that the name is obsolete.</summary>
    /// <remarks>In OpenTelemetry's conventions these are names that moved to other conventions, for example <c>gen_ai</c>.</remarks>
    public bool IsOpen => RenamedTo == null && string.Equals(Reason, "uncategorized", StringComparison.Ordinal);

    /// <summary>The name that replaces this one, or <see langword="null"/>.</summary>
    public string? RenamedTo { get; set; }

    /// <summary>The day from which the name may not be used, in UTC.</summary>
    public DateTime? Remove { get; set; }
}
