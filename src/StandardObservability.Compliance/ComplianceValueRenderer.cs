using System.Text;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Classification;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Compliance;

/// <summary>Renders objects with data classifications, by the application's redactors when it registered some.</summary>
/// <remarks>
/// The arguments of a logging method have no classification: the runtime's source generator drops the attributes of parameters, and the one
/// of Microsoft.Extensions.Telemetry redacts them before the logger is called. Only types and their properties are classified here.
/// </remarks>
internal sealed class ComplianceValueRenderer(IRedactorProvider? redactors) : ClassifiedValueRenderer
{
    private static readonly string RedactedText = Marker.Create(RedactionKinds.Classified);

    public override string? Render(object value)
    {
        var classification = TypeClassifications.Find(value.GetType());
        return classification.TypeClasses is { } classes ? Redact(value, classes)
            : classification.Members.Count > 0 ? RenderMembers(value, classification.Members)
            : null;
    }

    /// <summary>Renders members in the form that the compiler generates for records.</summary>
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
            // When the application's redactor throws, the value must not be exported.
            return RedactedText;
        }
    }
}
