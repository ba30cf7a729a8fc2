using System.Text.Json.Nodes;

namespace StandardObservability.Dashboards.Outputs.CloudWatch;

/// <summary>Combines JSON objects.</summary>
internal static class JsonObjectExtensions
{
    /// <summary>Moves the members of another object into this one. The other object is empty afterwards: a node has one parent.</summary>
    public static JsonObject With(this JsonObject target, JsonObject other)
    {
        foreach (var (name, value) in other.ToList())
        {
            other.Remove(name);
            target[name] = value;
        }

        return target;
    }
}
