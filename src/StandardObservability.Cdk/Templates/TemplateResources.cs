using System.Text.Json.Nodes;
using Amazon.CDK;
using Constructs;

namespace StandardObservability.Cdk.Templates;

/// <summary>Creates the resources of a template as generic resources of the CDK. One that another one refers to is created first.</summary>
internal sealed class TemplateResources
{
    private static readonly string[] Members = ["Type", "Condition", "Properties"];

    private readonly Construct _scope;
    private readonly ServiceTemplate _template;
    private readonly TemplateConditions _conditions;
    private readonly TemplateValues _values;
    private readonly Dictionary<string, CfnResource?> _created = new(StringComparer.Ordinal);

    /// <param name="scope">The parent of all resources.</param>
    /// <param name="template">The template.</param>
    /// <param name="parameters">The values of its parameters.</param>
    public TemplateResources(Construct scope, ServiceTemplate template, IReadOnlyDictionary<string, string> parameters)
    {
        _scope = scope;
        _template = template;
        _conditions = new TemplateConditions(template, parameters);
        _values = new TemplateValues(parameters, _conditions, Find);
    }

    /// <summary>Creates the resources whose condition is true.</summary>
    /// <exception cref="InvalidDataException">The template is not one of this library.</exception>
    public void CreateAll()
    {
        foreach (var (id, _) in _template.Resources.Where(r => (string?)r.Value?["Condition"] is not { } condition || _conditions.IsTrue(condition)))
        {
            Find(id);
        }
    }

    /// <summary>The values of an output, which are separated by commas; none if the template does not have it.</summary>
    public IEnumerable<string> FindOutputs(string name) => _template.Outputs[name]?["Value"] switch
    {
        null => [],
        JsonObject sub when (string?)sub["Fn::Sub"] is { } text => text.Split(',').Select(_values.Substitute),
        var value => [_values.Translate(value) as string ?? throw Problem($"The output {name} is not a text")],
    };

    private CfnResource Find(string id)
    {
        if (_created.TryGetValue(id, out var found))
        {
            return found ?? throw Problem($"The resource {id} refers to itself through others");
        }

        if (_template.Resources[id] is not JsonObject resource || (string?)resource["Type"] is not { } type)
        {
            throw Problem($"It refers to {id}, which is neither a parameter nor a resource");
        }

        if (resource.FirstOrDefault(static m => !Members.Contains(m.Key, StringComparer.Ordinal)) is { Key: { } unknown })
        {
            throw Problem($"The resource {id} has the attribute {unknown}");
        }

        _created[id] = null;
        var properties = _values.Translate(resource["Properties"] ?? new JsonObject()) as Dictionary<string, object>;
        var created = new CfnResource(_scope, id, new CfnResourceProps { Type = type, Properties = properties });
        _created[id] = created;
        return created;
    }

    private InvalidDataException Problem(string what) => ServiceTemplate.NotRendered(_template.Origin, what);
}
