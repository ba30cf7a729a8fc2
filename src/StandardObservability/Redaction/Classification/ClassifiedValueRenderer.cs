using System.Text;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Classification;

/// <summary>Writes objects with data classifications, with the service's own redactors where it has registered some.</summary>
/// <remarks>
/// What a logging method is given carries no classification of its own: the runtime's generator drops attributes of parameters, and
/// Microsoft.Extensions.Telemetry's redacts them before a logger sees them. An object carries those of its type and properties.
/// </remarks>
internal sealed class ClassifiedValueRenderer(IRedactorProvider? redactors)
{
    private static readonly string RedactedText = Marker.Create(RedactionKinds.Classified);

    /// <summary>The redacted text of an object, or <see langword="null"/> when nothing about its type is classified.</summary>
    public string? Render(object value)
    {
        var shape = TypeClassifications.Find(value.GetType());
        return shape.TypeClasses is { } classes ? Redact(value, classes)
            : shape.Members.Count > 0 ? RenderMembers(value, shape.Members)
            : null;
    }

    /// <summary>As records write themselves.</summary>
    private string RenderMembers(object value, IReadOnlyList<ClassifiedMember> members)
    {
        var text = new StringBuilder(value.GetType().Name).Append(" { ");
        for (var i = 0; i < members.Count; i++)
        {
            var (property, classes) = members[i];
            text.Append(i > 0 ? ", " : string.Empty).Append(property.Name).Append(" = ");
            var member = ReadValue(property, value);
            text.Append(member is null ? string.Empty : classes is null ? Render(member) ?? ValueText.Render(member) : Redact(member, classes));
        }

        return text.Append(" }").ToString();
    }

    private static object? ReadValue(System.Reflection.PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (Exception e)
        {
            return $"({property.Name} threw {(e.InnerException ?? e).GetType().Name})";
        }
    }

    private string Redact(object value, DataClassificationSet classes)
    {
        try
        {
            return redactors is null ? RedactedText : redactors.GetRedactor(classes).Redact(ValueText.Render(value));
        }
        catch (Exception)
        {
            // A redactor of the service's that throws must not let the value through.
            return RedactedText;
        }
    }
}
