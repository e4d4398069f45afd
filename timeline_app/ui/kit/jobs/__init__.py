"""Work beside the window: a job, and the tray of those under way."""

from timeline_app.ui.kit.jobs.job import Job, Report
from timeline_app.ui.kit.jobs.tray import JobTray, Progress, Result

__all__ = ["Job", "JobTray", "Progress", "Report", "Result"]
