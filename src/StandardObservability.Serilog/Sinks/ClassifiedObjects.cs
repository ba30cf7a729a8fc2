using System.Diagnostics.CodeAnalysis;
using Serilog.Core;
using Serilog.Events;
using StandardObservability.Redaction;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Objects with data classifications, within objects that Serilog takes apart: their redacted text stands in place of them.</summary>
internal sealed class ClassifiedObjects(RedactionPolicy policy) : IDestructuringPolicy
{
    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        result = policy.RenderClassified(value) is { } text ? new ScalarValue(text) : null;
        return result is not null;
    }
}
