using System.Text.Json.Nodes;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Alarms;

/// <summary>A resource of type <c>AWS::CloudWatch::Alarm</c> for an alarm of the model.</summary>
/// <param name="Id">The id of the alarm if it is the whole alarm, otherwise an id of its own: the alarm is a composite alarm over its parts then.</param>
/// <param name="Comparison">The properties that define when it fires.</param>
internal sealed record AlarmPart(string Id, JsonObject Comparison);
