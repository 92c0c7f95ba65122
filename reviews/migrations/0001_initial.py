"""`Review` as `learning` left it: `learning.0006_review_moves` has renamed the table."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import skillswap.db.fields
import skillswap.db.ids


def move_content_type(apps, schema_editor):
    """What the admin's log says of reviews is still about reviews."""
    types = apps.get_model('contenttypes', 'ContentType').objects
    if not types.filter(app_label='reviews', model='review').exists():
        types.filter(app_label='learning', model='review').update(app_label='reviews')


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0001_initial'),
        ('learning', '0006_review_moves'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='Review',
                    fields=[
                        ('id', skillswap.db.fields.UUIDKeyField(default=skillswap.db.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                        ('author_role', models.CharField(choices=[('teacher', 'Teacher'), ('student', 'Student')], max_length=7)),
                        ('skill_name', models.CharField(max_length=60)),
                        ('stars', models.SmallIntegerField()),
                        ('text', models.CharField(blank=True, max_length=2000)),
                        ('would_recommend', models.BooleanField(null=True)),
                        ('is_shown', models.BooleanField(default=False)),
                        ('is_removed', models.BooleanField(default=False)),
                        ('shows_at', skillswap.db.fields.MsDateTimeField()),
                        ('edited_at', skillswap.db.fields.MsDateTimeField(null=True)),
                        ('created_at', skillswap.db.fields.MsDateTimeField(default=skillswap.db.fields.now_ms)),
                        ('about', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('author', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('session', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='learning.session')),
                    ],
                    options={
                        'indexes': [
                            models.Index(fields=['about', 'is_shown', 'is_removed', '-id'], name='review_list'),
                            models.Index(fields=['is_shown', 'shows_at'], name='review_due'),
                        ],
                        'constraints': [
                            models.UniqueConstraint(fields=('session', 'author'), name='review_once'),
                            models.CheckConstraint(condition=models.Q(('stars__gte', 1), ('stars__lte', 5)), name='review_stars'),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(move_content_type, migrations.RunPython.noop),
    ]
