using System.Diagnostics.CodeAnalysis;
using Serilog.Core;
using Serilog.Events;
using StandardObservability.Redaction;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Replaces objects with data classifications by their redacted text when Serilog destructures the objects that contain them.</summary>
internal sealed class ClassifiedObjects(RedactionPolicy policy) : IDestructuringPolicy
{
    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        result = policy.RenderClassified(value) is { } text ? new ScalarValue(text) : null;
        return result is not null;
    }
}
