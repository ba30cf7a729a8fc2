using System.Diagnostics.CodeAnalysis;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using StandardObservability.Redaction;

namespace StandardObservability.Serilog.Calls;

/// <summary>Turns values into Serilog properties as the application has configured, and redacts objects with data classifications first.</summary>
internal sealed class EventBinding : ILogEventPropertyFactory
{
    /// <summary>The logger whose configuration defines how values are captured. Serilog's defaults apply until it is set.</summary>
    public ILogger Target { get; set; } = new LoggerConfiguration().CreateLogger();

    /// <summary>The redaction policy, or <see langword="null"/> while nothing is redacted.</summary>
    public RedactionPolicy? Policy { get; set; }

    public bool Bind(
        string template,
        object?[]? values,
        [NotNullWhen(true)] out MessageTemplate? parsed,
        [NotNullWhen(true)] out IEnumerable<LogEventProperty>? properties)
        => Target.BindMessageTemplate(template, values is null ? null : WithoutClassified(values), out parsed, out properties);

    public bool Bind(string? name, object? value, bool destructure, [NotNullWhen(true)] out LogEventProperty? property)
        => Target.BindProperty(name, WithoutClassified(value), destructure, out property);

    public LogEventProperty CreateProperty(string name, object? value, bool destructureObjects = false)
        => Bind(name, value, destructureObjects, out var property) ? property : new LogEventProperty(name, ScalarValue.Null);

    private object?[] WithoutClassified(object?[] values)
    {
        object?[]? changed = null;
        for (var i = 0; i < values.Length; i++)
        {
            if (WithoutClassified(values[i]) is var value && !ReferenceEquals(value, values[i]))
            {
                changed ??= [.. values];
                changed[i] = value;
            }
        }

        return changed ?? values;
    }

    /// <summary>Serilog would destructure such an object or call its <c>ToString</c>, and its classifications would be lost.</summary>
    private object? WithoutClassified(object? value)
        => value is null or string || value.GetType().IsPrimitive ? value : Policy?.RenderClassified(value) ?? value;
}
