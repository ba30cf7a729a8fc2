using System;

namespace StandardObservability.Conventions.Policy.Catalogue;

/// <summary>Why a name is deprecated, and what replaces it.</summary>
internal sealed class Deprecation
{
    /// <summary>The reason, for example <c>renamed</c>.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The name that replaces this one, or <see langword="null"/>.</summary>
    public string? RenamedTo { get; set; }

    /// <summary>The day from which the name may not be used, in UTC.</summary>
    public DateTime? Remove { get; set; }
}
