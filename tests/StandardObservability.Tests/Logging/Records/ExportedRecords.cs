using OpenTelemetry;
using OpenTelemetry.Logs;

namespace StandardObservability.Tests.Logging.Records;

/// <summary>An application exporter that stores the records of one category.</summary>
internal sealed class ExportedRecords(string category) : BaseExporter<LogRecord>
{
    public List<ExportedRecord> All { get; } = [];

    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        foreach (var record in batch)
        {
            if (record.CategoryName == category)
            {
                All.Add(ExportedRecord.Of(record));
            }
        }

        return ExportResult.Success;
    }
}
