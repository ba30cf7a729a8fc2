using System.Collections.Generic;

namespace StandardObservability.Conventions;

/// <summary>The activity sources and meters of one library, which are collected by name and can be disabled together.</summary>
internal sealed class Instrumentation(string name, string library, string? version = null)
{
    /// <summary>The name of the switch, one of <see cref="InstrumentationNames"/>.</summary>
    public string Name { get; } = name;

    /// <summary>The library, as its users call it.</summary>
    public string Library { get; } = library;

    /// <summary>The version whose names were read, or <see langword="null"/> if they are only documented by its maintainers.</summary>
    public string? Version { get; } = version;

    /// <summary>Whether a test of this repository uses the library.</summary>
    public bool IsTried { get; set; }

    /// <summary>
    /// How the names of the library's assemblies start, if a name of it has a wildcard: OpenTelemetry compiles a regular expression for several
    /// wildcards, so they are collected only in an application that has the library.
    /// </summary>
    public string? Assembly { get; set; }

    /// <summary>Activity sources. A trailing <c>*</c> is a wildcard.</summary>
    public IReadOnlyList<string> Sources { get; set; } = [];

    /// <summary>Meters. A trailing <c>*</c> is a wildcard.</summary>
    public IReadOnlyList<string> Meters { get; set; } = [];

    /// <summary>Number of the meters' instruments. Each is at least one CloudWatch metric with embedded metric format.</summary>
    public int Instruments { get; set; }

    /// <summary>Whether the meters are collected only in a web service.</summary>
    public bool IsWeb { get; set; }

    /// <summary>Whether the meters are disabled with embedded metric format unless the switch enables them, because CloudWatch bills each metric.</summary>
    public bool IsOffWithEmf { get; set; }
}
