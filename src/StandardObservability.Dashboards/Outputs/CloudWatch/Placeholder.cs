namespace StandardObservability.Dashboards.Outputs.CloudWatch;

/// <summary>Parameters of the template, in the syntax of <c>Fn::Sub</c>.</summary>
internal static class Placeholder
{
    public const string Environment = "${Environment}";
    public const string LogGroup = "${LogGroupName}";
    public const string Runbook = "${RunbookUrl}";
    public const string Region = "${AWS::Region}";

    /// <summary>The attribute that names a line of a search, which CloudWatch replaces and CloudFormation does not.</summary>
    public static string Label(string attribute) => $"${{!PROP('Dim.{attribute}')}}";

    /// <summary>Escapes a text of the model, which has no placeholders.</summary>
    public static string Escape(string text) => text.Replace("${", "${!", StringComparison.Ordinal);

    /// <summary>Escapes an expression whose only placeholder is the environment. Names and values of a model do not contain dollar signs.</summary>
    public static string EscapeExpression(string expression) => Escape(expression).Replace("${!Environment}", Environment, StringComparison.Ordinal);
}
