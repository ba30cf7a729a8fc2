using System.Collections.Generic;
using System.Linq;
using StandardObservability.Conventions.Policy.Json;

namespace StandardObservability.Conventions.Policy.Reading;

/// <summary>Collects the faults of one file.</summary>
/// <param name="file">The file, as messages name it.</param>
internal sealed class FaultList(string file)
{
    private readonly List<PolicyFault> _faults = [];

    /// <summary>Number of faults.</summary>
    public int Count => _faults.Count;

    /// <summary>The faults in the order of the file.</summary>
    public IReadOnlyList<PolicyFault> InOrder => [.. _faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    /// <summary>Adds a fault.</summary>
    public void Add(int line, int column, string path, string problem, string reason, string remedy) =>
        _faults.Add(new PolicyFault(file, line, column, path, problem, reason, remedy));

    /// <summary>Parses the file and adds its faults.</summary>
    /// <returns>The root of the document, or <see langword="null"/> when the text is not JSON.</returns>
    public PolicyElement? Parse(string text)
    {
        var parsed = JsonParser.Parse(text);
        foreach (var fault in parsed.Faults)
        {
            Add(fault.Line, fault.Column, "", fault.Problem, "The file is not used until it is JSON, in which only // begins a comment.", fault.Remedy);
        }

        return parsed.Root is { } root ? new PolicyElement(root, "", this) : null;
    }
}
