using System.Text.Json;

namespace Judges.Otlp;

/// <summary>One span, metric or log record with its resource and scope.</summary>
internal sealed record OtlpItem(IReadOnlyDictionary<string, object?> Resource, string ScopeName, JsonElement Message)
{
    public static IEnumerable<OtlpItem> ReadAll(JsonElement request, string resources, string scopes, string items) =>
        from resource in OtlpField.List(request, resources)
        let attributes = ReadResource(resource)
        from scope in OtlpField.List(resource, scopes)
        let name = OtlpField.Find(scope, "scope") is { } found ? OtlpField.Text(found, "name") : ""
        from item in OtlpField.List(scope, items)
        select new OtlpItem(attributes, name, item);

    private static IReadOnlyDictionary<string, object?> ReadResource(JsonElement resource) =>
        OtlpField.Find(resource, "resource") is { } found ? OtlpAttributes.Read(found) : new Dictionary<string, object?>();
}
