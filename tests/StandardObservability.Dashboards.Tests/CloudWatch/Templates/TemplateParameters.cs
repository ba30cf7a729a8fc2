using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Templates;

/// <summary>The parameters of a template with the values that a deployment gives them.</summary>
internal static class TemplateParameters
{
    private const int Maximum = 200;

    public static Dictionary<string, JsonElement> Read(JsonElement template, IReadOnlyDictionary<string, string> given)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (template.TryGetProperty("Parameters", out var declared))
        {
            foreach (var parameter in declared.EnumerateObject()) values[parameter.Name] = Value(parameter.Name, parameter.Value, given);
        }

        if (values.Count > Maximum) throw new CloudWatchException($"template: at most {Maximum} parameters, this one has {values.Count}");
        var unknown = given.Keys.Where(name => !values.ContainsKey(name)).ToList();
        return unknown.Count == 0 ? values : throw new CloudWatchException($"template: it has no parameter {string.Join(", ", unknown)}");
    }

    private static JsonElement Value(string name, JsonElement declared, IReadOnlyDictionary<string, string> given)
    {
        declared.AllowOnly(
            $"template parameter {name}", "Type", "Default", "Description", "AllowedValues", "AllowedPattern", "ConstraintDescription", "MinLength", "MaxLength", "MinValue", "MaxValue", "NoEcho");
        var type = declared.Text("Type");
        if (!given.TryGetValue(name, out var value))
        {
            value = declared.TryGetProperty("Default", out var standard) ? standard.ToString() : throw new CloudWatchException($"template: the parameter {name} needs a value");
        }

        Check(name, type, value, declared);
        return type is "CommaDelimitedList" or "List<Number>"
            ? JsonSerializer.SerializeToElement(value.Length == 0 ? [] : value.Split(',', StringSplitOptions.TrimEntries))
            : JsonSerializer.SerializeToElement(value);
    }

    private static void Check(string name, string type, string value, JsonElement declared)
    {
        if (declared.TryGetProperty("AllowedValues", out var allowed) && allowed.EnumerateArray().All(item => item.ToString() != value))
            throw new CloudWatchException($"template: '{value}' is not an allowed value of the parameter {name}");
        if (declared.OptionalText("AllowedPattern") is { } pattern && !Regex.IsMatch(value, $"^(?:{pattern})$"))
            throw new CloudWatchException($"template: '{value}' of the parameter {name} does not fit {pattern}");
        if (value.Length < (declared.OptionalInteger("MinLength") ?? 0) || value.Length > (declared.OptionalInteger("MaxLength") ?? int.MaxValue))
            throw new CloudWatchException($"template: '{value}' of the parameter {name} is too short or too long");
        if (type != "Number") return;

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) throw new CloudWatchException($"template: '{value}' of the parameter {name} is not a number");
        if (number < (declared.OptionalNumber("MinValue") ?? double.MinValue) || number > (declared.OptionalNumber("MaxValue") ?? double.MaxValue))
            throw new CloudWatchException($"template: {value} of the parameter {name} is out of range");
    }
}
